import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { requireStaffMember } from '../../backoffice/staff/staff-member.js';
import { DomainError } from '../../errors.js';
import { lockNamedStudent } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateCourseChangeInput, UpdateCourseChangeInput } from './course-change.type.js';

/** Notes on changes of students' courses; staff write them (contract: summer-crm.change-record.*). Methods answer the id of the note. */
export class CourseChangeService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, input: CreateCourseChangeInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      await lockNamedStudent(tx, input.studentId);
      return (await tx.courseChange.create({ data: { ...input, staffId: viewer.profileId }, select: { id: true } })).id;
    });
  }

  async update(viewer: Viewer | null, id: number, { studentId, staffId, ...texts }: UpdateCourseChangeInput): Promise<number> {
    requireStaff(viewer);
    const people = withoutNulls({ studentId, staffId });
    return this.database.transaction(async (tx) => {
      if ((await tx.courseChange.count({ where: { id } })) === 0) throw new DomainError('NOT_FOUND');
      if (people.studentId !== undefined) await lockNamedStudent(tx, people.studentId);
      if (people.staffId !== undefined) await requireStaffMember(tx, people.staffId);
      await tx.courseChange.update({ where: { id }, data: { ...texts, ...people, ...TOUCHED }, select: { id: true } });
      return id;
    });
  }
}
