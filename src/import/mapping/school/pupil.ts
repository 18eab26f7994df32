import { IdOf, merge, row, setAside, type TableMapping } from '../declare.js';
import { hashOf } from '../stored-password.js';
import { anyText, text, utc } from '../values.js';
import { moments, usernameOf } from './values.js';

export const PUPIL: TableMapping = {
  table: 'students',
  entity: 'Pupil',
  mapped: ['id', 'name', 'username', 'password', 'school_id', 'line_id', 'created_at', 'updated_at', 'deleted_at'],
  companions: { school: { table: 'schools', column: 'id', columns: ['deleted_at'], of: (old) => [old['school_id']] } },
  map: (old, at) => {
    const schoolId = at.id('schools', old['school_id']);
    if (schoolId === undefined) return setAside('its school is gone');
    if (utc(old['deleted_at']) === null && at.companions('school').some(({ deleted_at: deletedAt }) => utc(deletedAt) !== null))
      at.note('schoolId', 'its school is deleted, and nobody of a deleted school signs in');
    const times = moments(old);
    return [
      row('Account', { realm: 'PUPIL', username: usernameOf(old, 'PUPIL', at), passwordHash: hashOf(old['password'], at), ...times }),
      row('Pupil', {
        accountId: new IdOf('Account'),
        schoolId,
        name: anyText(old['name']),
        lineId: text(old['line_id']),
        deletedAt: utc(old['deleted_at']),
        ...times,
      }),
    ];
  },
};

export const FOLLOW: TableMapping = {
  table: 'follows',
  entity: 'Follow',
  key: ['student_id', 'teacher_id'],
  repeats: true,
  mapped: ['teacher_id', 'student_id', 'created_at', 'updated_at'],
  map: (old, at) => {
    const pupilId = at.id('students', old['student_id']);
    const teacherId = at.id('teachers', old['teacher_id']);
    if (pupilId === undefined || teacherId === undefined) return setAside('its pupil or its teacher is gone');
    const found = at.find('Follow.teacher', pupilId, teacherId);
    return [found === undefined ? row('Follow', { pupilId, teacherId, ...moments(old) }) : merge('Follow', found.id, {})];
  },
};
