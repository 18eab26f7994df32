import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateStudentRemarkInput, UpdateStudentRemarkInput } from './student-remark.type.js';

/** On whom a remark is made. */
const REMARKING = defineWrite<{ studentId: number }>()({
  facts: ({ studentId }) => ({ student: row('Student', { where: { id: studentId }, select: { id: true } }) }),
});

export function remarkOn(
  { student }: FactsOf<typeof REMARKING>,
  { studentId, kind, remark }: CreateStudentRemarkInput,
  staffId: number,
): Decision<NewId> {
  requireStudent(student !== null, studentId);
  const made = insert('StudentRemark', { studentId, kind: kind ?? 'CC', remark, staffId });
  return decision([made], made.id);
}

/** Remarks on students; staff write them. Methods answer the remark's id. */
export class StudentRemarkService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, input: CreateStudentRemarkInput): Promise<number> {
    requireStaff(viewer);
    const { studentId } = input;
    return this.core.writer.run(REMARKING, { studentId }, (facts) => remarkOn(facts, input, viewer.profileId));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateStudentRemarkInput): Promise<number> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('StudentRemark', { id }, withoutNulls(input)));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(remove('StudentRemark', { id }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}
