import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { DomainError } from '../../errors.js';
import { publicFolder } from '../../files/file-columns.js';
import type { Uploads } from '../../files/uploads.js';
import { withoutNulls } from '../../values/input.js';
import type { CourseService } from '../course/course.service.js';
import type { CreateOfferingInput, UpdateOfferingInput } from './offering.input.js';

const OUTLINES = publicFolder('Offering', 'syllabus');

/** Courses held in projects; staff write them. Methods answer the id of the row they wrote. */
export class OfferingService {
  constructor(
    private readonly database: Database,
    private readonly courses: CourseService,
    private readonly uploads: Uploads,
  ) {}

  /** The course is one of the catalogue, or made in the same transaction, as summer-student.course.create wants it. */
  async create(viewer: Viewer | null, { courseId, course, syllabus, ...input }: CreateOfferingInput): Promise<number> {
    requireStaff(viewer);
    const outline = await this.store(viewer, syllabus);
    return this.database.transaction(async (transaction) => {
      await requireProject(transaction, input.projectId);
      const heldId = await this.held(transaction, courseId ?? undefined, course ?? undefined);
      const { id } = await transaction.offering.create({
        data: { ...input, courseId: heldId, syllabus: outline ?? null },
        select: { id: true },
      });
      return id;
    });
  }

  /** A cancelled offering is changed only when it is brought back. */
  async update(viewer: Viewer | null, id: number, { course, code, syllabus, ...input }: UpdateOfferingInput): Promise<number> {
    requireStaff(viewer);
    const outline = await this.store(viewer, syllabus);
    const data = withoutNulls(input);
    return this.database.transaction(async (transaction) => {
      const known = await transaction.offering.findUnique({ where: { id }, select: { active: true, courseId: true } });
      if (known === null || !(known.active || data.active === true)) throw new DomainError('NOT_FOUND');
      if (data.projectId !== undefined) await requireProject(transaction, data.projectId);
      if (data.courseId !== undefined) await requireCourse(transaction, data.courseId);
      if (course !== undefined && course !== null)
        await this.courses.updateIn(transaction, data.courseId ?? known.courseId, course, 'course.code');
      await transaction.offering.update({
        where: { id },
        data: { ...data, code, syllabus: outline, ...TOUCHED },
        select: { id: true },
      });
      return id;
    });
  }

  /** Cancels an offering; its enrolments keep it. Throws NOT_FOUND where it is cancelled already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.offering.updateMany({ where: { id, active: true }, data: { active: false } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }

  private async held(transaction: Transaction, courseId: number | undefined, course: CreateOfferingInput['course']): Promise<number> {
    if (courseId === undefined && course !== undefined) return this.courses.createIn(transaction, course, 'course.code');
    if (courseId === undefined || course !== undefined) throw new DomainError('COURSE_UNCLEAR', { field: 'courseId' });
    await requireCourse(transaction, courseId);
    return courseId;
  }

  /** The path of the outline that was sent; null removes it, undefined leaves it. */
  private async store(viewer: Viewer, syllabus: string | null | undefined): Promise<string | null | undefined> {
    if (syllabus === undefined) return undefined;
    if (syllabus === null || syllabus === '') return null;
    return this.uploads.file(viewer, syllabus, { folder: OUTLINES, field: 'syllabus' });
  }
}

async function requireProject(transaction: Transaction, id: number): Promise<void> {
  const project = await transaction.project.findUnique({ where: { id }, select: { id: true } });
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id } });
}

async function requireCourse(transaction: Transaction, id: number): Promise<void> {
  const course = await transaction.course.findUnique({ where: { id }, select: { id: true } });
  if (course === null) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id } });
}
