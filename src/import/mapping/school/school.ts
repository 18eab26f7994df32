import type { SchoolStatus } from '../../../generated/prisma/enums.js';
import type { SourceRow } from '../../source/source.js';
import { type Context, IdOf, merge, row, setAside, type TableMapping } from '../declare.js';
import { anyText, utc } from '../values.js';
import { moments } from './values.js';

const STATUSES: Readonly<Record<string, SchoolStatus>> = { '1': 'WAITING', '2': 'APPROVED', '3': 'REJECTED' };

/** Who made a school manages it and is one of its teachers; the old code did not write the second down. */
export const SCHOOL: TableMapping = {
  table: 'schools',
  entity: 'School',
  mapped: ['id', 'name', 'owner_id', 'status', 'reject_reason', 'created_at', 'updated_at', 'deleted_at'],
  companions: {
    teachers: { table: 'school_teacher', column: 'school_id', columns: ['teacher_id'], of: (old) => [old['id']] },
  },
  map: (old, at) => {
    const ownerId = ownerOf(old, at);
    if (ownerId === undefined) return setAside('its owner is gone, and so are all its teachers');
    const status = STATUSES[old['status'] ?? ''];
    if (status === undefined) at.note('status', `${old['status'] ?? 'none'} is no status: it waits for approval`);
    const times = moments(old);
    const deletedAt = utc(old['deleted_at']);
    const school = row('School', {
      name: anyText(old['name']),
      ownerId,
      status: status ?? 'WAITING',
      rejectReason: reasonOf(old, status, at),
      deletedAt,
      ...times,
    });
    // A school that is deleted has no teachers.
    if (deletedAt !== null) return [school];
    return [school, row('SchoolMembership', { schoolId: new IdOf('School'), teacherId: ownerId, createdAt: times.createdAt }, 'owner')];
  },
  compare: { entity: 'School', status: { column: 'status', field: 'status', as: (value) => STATUSES[value ?? ''] ?? 'WAITING' } },
};

const SHORTEST_REASON = 3;

/** A school that was rejected has a reason, and no other has one. */
function reasonOf(old: SourceRow, status: SchoolStatus | undefined, at: Context): string {
  const given = anyText(old['reject_reason']).trim();
  if (status !== 'REJECTED') {
    if (given !== '') at.note('rejectReason', `it was not rejected: left empty: ${JSON.stringify(given)}`);
    return '';
  }
  if ([...given].length >= SHORTEST_REASON) return given;
  at.note('rejectReason', 'it says hardly anything: 老系统没有写明原因');
  return `老系统没有写明原因${given}`;
}

/** Where the owner is gone, the first of the school's teachers. */
function ownerOf(old: SourceRow, at: Context): number | undefined {
  const owner = at.id('teachers', old['owner_id']);
  const others = at.companions('teachers').map(({ teacher_id: id }) => ({ id, teacher: at.id('teachers', id) }));
  if (owner !== undefined) return owner;
  const first = others.find(({ teacher }) => teacher !== undefined);
  if (first !== undefined) at.note('ownerId', `teacher ${old['owner_id']} is gone: teacher ${first.id} of the same school owns it`);
  return first?.teacher;
}

export const SCHOOL_TEACHER: TableMapping = {
  table: 'school_teacher',
  entity: 'SchoolMembership',
  key: ['school_id', 'teacher_id'],
  repeats: true,
  mapped: ['school_id', 'teacher_id'],
  companions: { school: { table: 'schools', column: 'id', columns: ['deleted_at'], of: (old) => [old['school_id']] } },
  map: (old, at) => {
    const schoolId = at.id('schools', old['school_id']);
    const teacherId = at.id('teachers', old['teacher_id']);
    if (schoolId === undefined || teacherId === undefined) return setAside('its school or its teacher is gone');
    if (at.companions('school').some(({ deleted_at: deletedAt }) => utc(deletedAt) !== null)) return setAside('its school is deleted');
    const found = at.find('SchoolMembership.teacher', schoolId, teacherId);
    return [found === undefined ? row('SchoolMembership', { schoolId, teacherId }) : merge('SchoolMembership', found.id, {})];
  },
};
