import { STAFF, type Writes } from './write.js';

/** Catalogue writes are any staff's. */
export const CATALOGUE_WRITES: Writes = {
  createCampusType: { may: STAFF, variables: () => ({ input: { title: '新类型' } }) },
  updateCampusType: { may: STAFF, variables: ({ campusTypeId }) => ({ id: campusTypeId, input: { title: '改类型' } }) },
  createCampus: { may: STAFF, variables: () => ({ input: { name: '新校区', info: '新' } }) },
  updateCampus: { may: STAFF, variables: ({ campusId }) => ({ id: campusId, input: { info: '改' } }) },
  deleteCampus: { may: STAFF, variables: ({ campusId }) => ({ id: campusId }), turn: 3 },
  createProject: {
    may: STAFF,
    variables: ({ campusId }) => ({
      input: {
        campusId,
        name: '新项目',
        startDate: '2027-06-01',
        endDate: '2027-07-01',
        courseNum: 1,
        fees: [{ courseNumber: 1, fee: '1.00' }],
      },
    }),
  },
  updateProject: { may: STAFF, variables: ({ projectId }) => ({ id: projectId, input: { applyFee: '0.01' } }) },
  deleteProject: { may: STAFF, variables: ({ projectOfClosedCampusId }) => ({ id: projectOfClosedCampusId }), turn: 2 },
  createCourse: { may: STAFF, variables: () => ({ input: { name: '新课程' } }) },
  updateCourse: { may: STAFF, variables: ({ courseId }) => ({ id: courseId, input: { credit: 99 } }) },
  deleteCourse: { may: STAFF, variables: ({ courseId }) => ({ id: courseId }), turn: 2 },
  createOffering: {
    may: STAFF,
    variables: ({ projectId, courseId }) => ({
      input: {
        projectId,
        courseId,
        name: '新开课',
        professor: '教授',
        startTime: '2027-07-01T00:00:00Z',
        endTime: '2027-07-31T00:00:00Z',
        address: '教室',
        maxNum: 1,
      },
    }),
  },
  updateOffering: { may: STAFF, variables: ({ offeringId }) => ({ id: offeringId, input: { maxNum: 0 } }) },
  deleteOffering: { may: STAFF, variables: ({ offeringId }) => ({ id: offeringId }), turn: 2 },
};
