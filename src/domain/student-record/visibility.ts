import { byRealm, own, some, type Rule } from '../../read/rules.js';

/** Staff see every row; students those that are theirs. */
export const ofStudent: Rule = byRealm({ STAFF: true, STUDENT: own('studentId') });

/** As `ofStudent`, for rows that belong to one that does. */
export const ofStudentBy = (relation: string): Rule => byRealm({ STAFF: true, STUDENT: some(relation, own('studentId')) });

/** For what students are shown, whoever they are, and nobody of another realm but staff. */
export const staffAndStudents: Rule = byRealm({ STAFF: true, STUDENT: true });

/** The back office's own remarks. */
export const staffOnly: Rule = byRealm({ STAFF: true });
