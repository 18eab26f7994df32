import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../errors.js';
import { identifierOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { drawCourseCode } from './course-code.js';
import type { CreateCourseInput, UpdateCourseInput } from './course.type.js';

/** Courses of the catalogue; staff write them. Methods answer the id of the row they wrote. */
export class CourseService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, input: CreateCourseInput): Promise<number> {
    requireStaff(viewer);
    return this.database.write((tx) => this.createIn(tx, input, 'code'));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.database.write((tx) => this.updateIn(tx, id, input, 'code'));
    return id;
  }

  /** Takes a course out of the catalogue; what refers to it keeps it. Throws NOT_FOUND where it is out already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.course.updateMany({ where: { id, active: true }, data: { active: false } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }

  /** Part of a larger transaction, by someone who may. `codeField` is what the input calls the code. */
  async createIn(transaction: Transaction, { code, ...rest }: CreateCourseInput, codeField: string): Promise<number> {
    const write = transaction.course.create({
      data: { ...rest, code: code === undefined || code === null ? drawCourseCode() : codeOf(code, codeField) },
      select: { id: true },
    });
    return (await refuseDuplicate(write, 'code', () => codeTaken(codeField))).id;
  }

  /** Part of a larger transaction, by someone who may. */
  async updateIn(transaction: Transaction, id: number, { credit, extra, ...rest }: UpdateCourseInput, codeField: string): Promise<void> {
    const { code, ...firm } = withoutNulls(rest);
    const coded = code === undefined ? {} : { code: codeOf(code, codeField) };
    const write = transaction.course.updateMany({ where: { id }, data: { ...firm, ...coded, credit, extra, ...TOUCHED } });
    const { count } = await refuseDuplicate(write, 'code', () => codeTaken(codeField));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}

function codeOf(code: string, field: string): string {
  return identifierOf(code, { field, max: 30 });
}

function codeTaken(field: string): DomainError {
  return new DomainError('COURSE_CODE_TAKEN', { field });
}
