import { CreditTransferStatus } from '../../../generated/prisma/enums.js';
import { merge, row, setAside, type TableMapping } from '../declare.js';
import { anyText, day, flag, oneOf, picture, text, utc, whole } from '../values.js';
import { saved } from './times.js';

/** A score of 0 without a grade is what every row begins with: none has been entered. */
export const USER_COURSE: TableMapping = {
  table: 'user_course',
  entity: 'Enrolment',
  mapped: ['id', 'user_id', 'course_id', 'create_time', 'score', 'score_grade', 'reporting_time', 'confirm_photo', 'confirm_course'],
  ignored: { project_id: 'the project of the course' },
  files: ['confirm_photo'],
  companions: { course: { table: 'course', column: 'id', columns: ['course_code', 'name'], of: (old) => [old['course_id']] } },
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    const offeringId = at.id('course', old['course_id']);
    if (studentId === undefined || offeringId === undefined) return setAside('its student or its course is gone');
    const [course] = at.companions('course');
    const grade = text(old['score_grade']);
    const entered = whole(old['score']);
    const score = entered === 0 && grade === null ? null : entered;
    return [
      row('Enrolment', {
        studentId,
        offeringId,
        courseCode: anyText(course?.['course_code']),
        courseName: anyText(course?.['name']),
        score,
        grade,
        scoreStatus: score === null ? 'NOTHING' : 'SCORE_WAIT',
        scoreEnteredAt: utc(old['reporting_time']),
        confirmPhoto: picture(old['confirm_photo']),
        reviewStatus: flag(old['confirm_course']) ? null : 'FAIL',
        ...saved(old),
      }),
    ];
  },
};

export const PROJECT_RESULT: TableMapping = {
  table: 'project_result',
  entity: 'CreditTransfer',
  mapped: ['id', 'project_id', 'user_id', 'create_time', 'post_date', 'post_channel', 'post_number', 'status', 'img'],
  files: ['img'],
  map: (old, at) => {
    const studentId = at.id('user', old['user_id'], 'Student');
    const projectId = at.id('project', old['project_id']);
    if (studentId === undefined || projectId === undefined) return setAside('its student or its project is gone');
    const posted = day(old['post_date']);
    const values = {
      status: oneOf(CreditTransferStatus, old['status']) ?? null,
      postDate: posted === null ? null : `${posted}T00:00:00Z`,
      postChannel: old['post_channel'] ?? null,
      postNumber: old['post_number'] ?? null,
      img: picture(old['img']),
    };
    const found = at.find('CreditTransfer.project', studentId, projectId);
    return [
      found === undefined
        ? row('CreditTransfer', { studentId, projectId, ...values, ...saved(old) })
        : merge('CreditTransfer', found.id, values),
    ];
  },
};
