import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { insert, remove, update } from '../../../write/changes.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import type { NoticeInput } from './notice.type.js';

/** Notices to all students; staff write them. Methods answer the id of the row they wrote. */
export class NoticeService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, input: NoticeInput): Promise<number> {
    requireStaff(viewer);
    return this.core.writer.insert(insert('Notice', { ...input }));
  }

  async update(viewer: Viewer | null, id: number, input: NoticeInput): Promise<number> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('Notice', { id }, { ...input }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(remove('Notice', { id }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}
