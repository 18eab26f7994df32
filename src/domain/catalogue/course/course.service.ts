import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { insert, type Insert, update, type Update } from '../../../write/changes.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { identifierOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { drawCourseCode } from './course-code.js';
import type { CreateCourseInput, UpdateCourseInput } from './course.type.js';

/** A new course of the catalogue. `codeField` is what the input calls the code. */
export function courseMade({ code, ...rest }: CreateCourseInput, codeField: string): Insert {
  return insert('Course', { ...rest, code: code === undefined || code === null ? drawCourseCode() : codeOf(code, codeField) });
}

/** A course with other values; `codeField` as above. */
export function courseChanged(id: number, { credit, extra, ...rest }: UpdateCourseInput, codeField: string): Update {
  const { code, ...firm } = withoutNulls(rest);
  return update('Course', { id }, { ...firm, ...(code === undefined ? {} : { code: codeOf(code, codeField) }), credit, extra });
}

/** Where another course has the code, the write is refused with COURSE_CODE_TAKEN for this field. */
export function refuseCodeTaken<T>(write: Promise<T>, codeField: string): Promise<T> {
  return refuseDuplicate(write, 'code', () => new DomainError('COURSE_CODE_TAKEN', { field: codeField }));
}

/** Courses of the catalogue; staff write them. Methods answer the id of the row they wrote. */
export class CourseService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, input: CreateCourseInput): Promise<number> {
    requireStaff(viewer);
    return refuseCodeTaken(this.core.writer.insert(courseMade(input, 'code')), 'code');
  }

  async update(viewer: Viewer | null, id: number, input: UpdateCourseInput): Promise<number> {
    requireStaff(viewer);
    const [count] = await refuseCodeTaken(this.core.writer.apply(courseChanged(id, input, 'code')), 'code');
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  /** Takes a course out of the catalogue; what refers to it keeps it. Throws NOT_FOUND where it is out already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('Course', { id, active: true }, { active: false }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}

function codeOf(code: string, field: string): string {
  return identifierOf(code, { field, max: 30 });
}
