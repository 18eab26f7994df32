import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf, type Places } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { publicFolder } from '../../files/file-columns.js';
import { withoutNulls } from '../../values/input.js';
import { courseChanged, courseMade, refuseCodeTaken } from '../course/course.service.js';
import type { CreateOfferingInput, UpdateOfferingInput } from './offering.input.js';

const OUTLINES = publicFolder('Offering', 'syllabus');

/** What an offering refers to. */
interface Named {
  readonly projectId: number | null;
  readonly courseId: number | null;
}

const namedFacts = ({ projectId, courseId }: Places<Named>) => ({
  project: row('Project', { where: { id: projectId }, select: { id: true } }),
  course: row('Course', { where: { id: courseId }, select: { id: true } }),
});

const CREATING = defineWrite<Named>()({ facts: namedFacts });

const UPDATING = defineWrite<Named & { id: number }>()({
  locks: ({ id }) => [lock('Offering', { id })],
  facts: (given) => ({
    ...namedFacts(given),
    offering: row('Offering', { where: { id: given.id }, select: { active: true, courseId: true } }),
  }),
});

type CreateInput = Omit<CreateOfferingInput, 'syllabus'>;
type UpdateInput = Omit<UpdateOfferingInput, 'syllabus'>;

/** The course is one of the catalogue, or made with the offering (contract: summer-student.course.create). `syllabus` is a media path. */
export function createOffering(
  { project, course: known }: FactsOf<typeof CREATING>,
  { courseId, course, ...input }: CreateInput,
  syllabus: string | null,
): Decision<NewId> {
  requireProject(project, input.projectId);
  const isMade = typeof courseId !== 'number' && course !== undefined && course !== null;
  if (isMade) {
    const made = courseMade(course, 'course.code');
    const offering = insert('Offering', { ...input, courseId: made.id, syllabus });
    return decision([made, offering], offering.id);
  }
  if (typeof courseId !== 'number' || (course !== undefined && course !== null))
    throw new DomainError('COURSE_UNCLEAR', { field: 'courseId' });
  requireCourse(known, courseId);
  const offering = insert('Offering', { ...input, courseId, syllabus });
  return decision([offering], offering.id);
}

/** A cancelled offering is changed only when it is brought back. */
export function updateOffering(
  { project, course: known, offering }: FactsOf<typeof UPDATING>,
  id: number,
  { course, code, ...input }: UpdateInput,
  syllabus: string | null | undefined,
): Decision<number> {
  const data = withoutNulls(input);
  if (offering === null || !(offering.active || data.active === true)) throw new DomainError('NOT_FOUND');
  if (data.projectId !== undefined) requireProject(project, data.projectId);
  if (data.courseId !== undefined) requireCourse(known, data.courseId);
  const changes = course === undefined || course === null ? [] : [courseChanged(data.courseId ?? offering.courseId, course, 'course.code')];
  return decision([...changes, update('Offering', { id }, { ...data, code, syllabus })], id);
}

/** Courses held in projects; staff write them. Methods answer the id of the row they wrote. */
export class OfferingService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  async create(viewer: Viewer | null, { syllabus, ...input }: CreateOfferingInput): Promise<number> {
    requireStaff(viewer);
    const outline = await this.store(viewer, syllabus);
    const named = { projectId: input.projectId, courseId: input.courseId ?? null };
    return refuseCodeTaken(
      this.core.writer.run(CREATING, named, (facts) => createOffering(facts, input, outline ?? null)),
      'course.code',
    );
  }

  async update(viewer: Viewer | null, id: number, { syllabus, ...input }: UpdateOfferingInput): Promise<number> {
    requireStaff(viewer);
    const outline = await this.store(viewer, syllabus);
    const named = { id, projectId: input.projectId ?? null, courseId: input.courseId ?? null };
    return refuseCodeTaken(
      this.core.writer.run(UPDATING, named, (facts) => updateOffering(facts, id, input, outline)),
      'course.code',
    );
  }

  /** Cancels an offering; its enrolments keep it. Throws NOT_FOUND where it is cancelled already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('Offering', { id, active: true }, { active: false }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }

  /** The path of the outline that was sent; null removes it, undefined leaves it. */
  private async store(viewer: Viewer, syllabus: string | null | undefined): Promise<string | null | undefined> {
    if (syllabus === undefined) return undefined;
    if (syllabus === null || syllabus === '') return null;
    return this.core.uploads.file(viewer, syllabus, { folder: OUTLINES, field: 'syllabus' });
  }
}

function requireProject(project: object | null, id: number): void {
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id } });
}

function requireCourse(course: object | null, id: number): void {
  if (course === null) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id } });
}
