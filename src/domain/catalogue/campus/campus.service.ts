import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateCampusTypeInput, UpdateCampusTypeInput } from './campus-type.type.js';
import type { CreateCampusInput, UpdateCampusInput } from './campus.type.js';

/** Campuses and their kinds; staff write them. Methods answer the id of the row they wrote. */
export class CampusService {
  constructor(private readonly database: Database) {}

  async createType(viewer: Viewer | null, { title }: CreateCampusTypeInput): Promise<number> {
    requireStaff(viewer);
    const { id } = await this.database.write((tx) => tx.campusType.create({ data: { title } }));
    return id;
  }

  async updateType(viewer: Viewer | null, id: number, input: UpdateCampusTypeInput): Promise<number> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) =>
      tx.campusType.updateMany({ where: { id }, data: { ...withoutNulls(input), ...TOUCHED } }),
    );
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async create(viewer: Viewer | null, input: CreateCampusInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (transaction) => {
      await this.requireType(transaction, input.campusTypeId);
      const write = transaction.campus.create({ data: { ...input, networkCourse: input.networkCourse ?? false } });
      return (await refuseDuplicate(write, 'name', nameTaken)).id;
    });
  }

  async update(viewer: Viewer | null, id: number, input: UpdateCampusInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (transaction) => {
      await this.requireType(transaction, input.campusTypeId);
      const { campusTypeId, ...rest } = input;
      const data = { ...withoutNulls(rest), ...(campusTypeId === undefined ? {} : { campusTypeId }), ...TOUCHED };
      const { count } = await refuseDuplicate(transaction.campus.updateMany({ where: { id }, data }), 'name', nameTaken);
      if (count === 0) throw new DomainError('NOT_FOUND');
      return id;
    });
  }

  /** Takes a campus out of the catalogue; what refers to it keeps it. Throws NOT_FOUND where it is out already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.campus.updateMany({ where: { id, active: true }, data: { active: false } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }

  private async requireType(transaction: Transaction, id: number | null | undefined): Promise<void> {
    if (id === null || id === undefined) return;
    const type = await transaction.campusType.findUnique({ where: { id }, select: { id: true } });
    if (type === null) throw new DomainError('RELATED_MISSING', { field: 'campusTypeId', params: { id } });
  }
}

function nameTaken(): DomainError {
  return new DomainError('CAMPUS_NAME_TAKEN', { field: 'name' });
}
