import { STAFF, type Writes } from './write.js';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The course that student1 takes, by the demo data; student2 does not. */
const OWN = { courseCode: 'GUARD', courseName: '守卫课程' };

/** Staff decide, students prove what is theirs; contract: summer-crm, part 1. */
export const STUDY_WRITES: Writes = {
  createReview: { may: STAFF, variables: ({ student3, serverId }) => ({ input: { studentId: student3.profileId, staffId: serverId } }) },
  updateReview: { may: STAFF, variables: ({ reviewId }) => ({ id: reviewId, input: { remark: '改' } }) },
  planReview: {
    may: STAFF,
    variables: ({ student2, courseId }) => ({ input: { studentId: student2.profileId, courses: [{ courseId, courseName: '计划' }] } }),
  },
  updateReviewCourse: { may: STAFF, variables: ({ reviewCourseId }) => ({ id: reviewCourseId, input: { accepted: true } }) },
  uploadCertificate: {
    may: ['student1'],
    variables: ({ ownReviewCourse }) => ({ input: { ...ownReviewCourse, image: PNG } }),
    refused: { student2: 'NOT_FOUND' },
  },
  acceptReviewCourse: {
    may: STAFF,
    variables: ({ student3, reviewCourseCode }) => ({ input: { studentId: student3.profileId, courseCode: reviewCourseCode } }),
  },
  rejectReviewCourse: {
    may: STAFF,
    variables: ({ student3, reviewCourseCode }) => ({ input: { studentId: student3.profileId, courseCode: reviewCourseCode } }),
  },

  enrolStudent: {
    may: STAFF,
    variables: ({ student3, enrolable }) => ({
      input: { studentId: student3.profileId, ...enrolable, courseCode: 'NEW', courseName: '新' },
    }),
  },
  createEnrolment: {
    may: STAFF,
    variables: ({ student3, offeringId }) => ({
      input: { studentId: student3.profileId, offeringId, courseCode: 'MADE', courseName: '新' },
    }),
  },
  updateEnrolment: {
    may: STAFF,
    variables: ({ enrolmentId }) => ({ id: enrolmentId, input: { score: 100, grade: 'A', scoreConfirmed: true } }),
  },
  removeEnrolments: {
    may: STAFF,
    variables: ({ student3 }) => ({ input: { studentId: student3.profileId, courseCode: 'GUARD' } }),
    turn: 2,
  },
  recordTranscript: {
    may: STAFF,
    variables: ({ student3 }) => ({ input: { studentId: student3.profileId, courseCode: 'GUARD', score: 100, grade: 'A' } }),
  },
  confirmScore: { may: ['student1'], variables: () => ({ input: OWN }), refused: { student2: 'NOT_FOUND' } },
  uploadConversion: { may: ['student1'], variables: () => ({ input: { ...OWN, image: PNG } }), refused: { student2: 'NOT_FOUND' } },
  acceptConversion: { may: STAFF, variables: ({ student3 }) => ({ input: { studentId: student3.profileId, courseCode: 'GUARD' } }) },
  rejectConversion: { may: STAFF, variables: ({ student3 }) => ({ input: { studentId: student3.profileId, courseCode: 'GUARD' } }) },

  createCourseChange: { may: STAFF, variables: ({ student2 }) => ({ input: { studentId: student2.profileId, courseCode: 'X' } }) },
  updateCourseChange: { may: STAFF, variables: ({ courseChangeId }) => ({ id: courseChangeId, input: { extra: '改' } }) },

  signAgreement: {
    may: [...STAFF, 'student2'],
    variables: ({ student2 }) => ({ input: { studentId: student2.profileId, signature: PNG } }),
  },
  createChannel: { may: STAFF, variables: () => ({ input: { name: '新渠道' } }) },
  updateChannel: { may: STAFF, variables: ({ channelId }) => ({ id: channelId, input: { name: '改渠道' } }) },
  recordChannel: {
    may: [...STAFF, 'student2'],
    variables: ({ channelId, student2 }) => ({ input: { channelId, studentId: student2.profileId } }),
  },
  setChannelRecordEffective: { may: STAFF, variables: ({ channelRecordId }) => ({ id: channelRecordId, effective: false }) },
  recommendStudent: {
    may: [...STAFF, 'student2'],
    variables: ({ student1, student2 }) => ({ input: { inviterId: student1.profileId, inviteeId: student2.profileId } }),
  },
};
