import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import type { NoticeInput } from './notice.type.js';

/** Notices to all students; staff write them. Methods answer the id of the row they wrote. */
export class NoticeService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, { content }: NoticeInput): Promise<number> {
    requireStaff(viewer);
    return (await this.database.write((tx) => tx.notice.create({ data: { content }, select: { id: true } }))).id;
  }

  async update(viewer: Viewer | null, id: number, { content }: NoticeInput): Promise<number> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.notice.updateMany({ where: { id }, data: { content } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.notice.deleteMany({ where: { id } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}
