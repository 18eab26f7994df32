import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import { requireNamedStaff, staffNamed } from '../../backoffice/staff/staff-member.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateCourseChangeInput, UpdateCourseChangeInput } from './course-change.type.js';

/** Whose courses were changed, and by whom. */
const NOTING = defineWrite<{ studentId: number; staffId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ staffId }) => ({ staff: staffNamed(staffId) }),
});

/** A note that is to change, and whom it is to name; null: whom it names already. */
const CHANGING = defineWrite<{ id: number; studentId: number | null; staffId: number | null }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ id, staffId }) => ({
    note: row('CourseChange', { where: { id }, select: { id: true } }),
    staff: staffNamed(staffId),
  }),
});

export function noteChange({ locked, staff }: FactsOf<typeof NOTING>, input: CreateCourseChangeInput, staffId: number): Decision<NewId> {
  requireStudent(locked[0], input.studentId);
  requireNamedStaff(staff, staffId);
  const note = insert('CourseChange', { ...input, staffId });
  return decision([note], note.id);
}

export function changeNote(
  { locked, note, staff }: FactsOf<typeof CHANGING>,
  { studentId, staffId, ...texts }: UpdateCourseChangeInput,
): Decision<null> {
  if (note === null) throw new DomainError('NOT_FOUND');
  const people = withoutNulls({ studentId, staffId });
  if (people.studentId !== undefined) requireStudent(locked[0], people.studentId);
  if (people.staffId !== undefined) requireNamedStaff(staff, people.staffId);
  return decision([update('CourseChange', { id: note.id }, { ...texts, ...people, ...TOUCHED })], null);
}

/** Notes on changes of students' courses; staff write them (contract: summer-crm.change-record.*). Methods answer the id of the note. */
export class CourseChangeService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, input: CreateCourseChangeInput): Promise<number> {
    requireStaff(viewer);
    const { studentId } = input;
    const staffId = input.staffId ?? viewer.profileId;
    return this.core.writer.run(NOTING, { studentId, staffId }, (facts) => noteChange(facts, input, staffId));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateCourseChangeInput): Promise<number> {
    requireStaff(viewer);
    const { studentId = null, staffId = null } = input;
    await this.core.writer.run(CHANGING, { id, studentId, staffId }, (facts) => changeNote(facts, input));
    return id;
  }
}
