import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { decision, insert, update } from '../../../write/changes.js';
import { defineWrite } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateCampusTypeInput, UpdateCampusTypeInput } from './campus-type.type.js';
import type { CreateCampusInput, UpdateCampusInput } from './campus.type.js';

/** The kind that a campus is to be of, and the campus where it is there already. */
const WRITING = defineWrite<{ id: number | null; campusTypeId: number | null }>()({
  facts: ({ id, campusTypeId }) => ({
    type: row('CampusType', { where: { id: campusTypeId }, select: { id: true } }),
    campus: row('Campus', { where: { id: id }, select: { id: true } }),
  }),
});

/** Campuses and their kinds; staff write them. Methods answer the id of the row they wrote. */
export class CampusService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async createType(viewer: Viewer | null, { title }: CreateCampusTypeInput): Promise<number> {
    requireStaff(viewer);
    return this.core.writer.insert(insert('CampusType', { title }));
  }

  async updateType(viewer: Viewer | null, id: number, input: UpdateCampusTypeInput): Promise<number> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('CampusType', { id }, withoutNulls(input)));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async create(viewer: Viewer | null, { campusTypeId = null, networkCourse, ...input }: CreateCampusInput): Promise<number> {
    requireStaff(viewer);
    const campus = insert('Campus', { ...input, campusTypeId, networkCourse: networkCourse ?? false });
    const write = this.core.writer.run(WRITING, { id: null, campusTypeId }, ({ type }) => {
      requireType(type, campusTypeId);
      return decision([campus], campus.id);
    });
    return refuseDuplicate(write, 'name', nameTaken);
  }

  async update(viewer: Viewer | null, id: number, { campusTypeId, ...input }: UpdateCampusInput): Promise<number> {
    requireStaff(viewer);
    const write = this.core.writer.run(WRITING, { id, campusTypeId: campusTypeId ?? null }, ({ type, campus }) => {
      requireType(type, campusTypeId ?? null);
      if (campus === null) throw new DomainError('NOT_FOUND');
      return decision([update('Campus', { id }, { ...withoutNulls(input), campusTypeId })], id);
    });
    return refuseDuplicate(write, 'name', nameTaken);
  }

  /** Takes a campus out of the catalogue; what refers to it keeps it. Throws NOT_FOUND where it is out already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('Campus', { id, active: true }, { active: false }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}

function requireType(type: object | null, id: number | null): void {
  if (id !== null && type === null) throw new DomainError('RELATED_MISSING', { field: 'campusTypeId', params: { id } });
}

function nameTaken(): DomainError {
  return new DomainError('CAMPUS_NAME_TAKEN', { field: 'name' });
}
