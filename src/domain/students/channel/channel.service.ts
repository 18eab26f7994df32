import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { requireStaffMember } from '../../backoffice/staff/staff-member.js';
import { DomainError } from '../../errors.js';
import { lockNamedStudent } from '../../student-record/student-lock.js';
import type { RecordChannelInput } from './channel-record.type.js';
import type { CreateChannelInput, UpdateChannelInput } from './channel.type.js';

/** Promotion channels and whom they brought; staff write them. Methods answer the id of the row they wrote. */
export class ChannelService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, input: CreateChannelInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      if (typeof input.staffId === 'number') await requireStaffMember(tx, input.staffId);
      return (await tx.channel.create({ data: input, select: { id: true } })).id;
    });
  }

  async update(viewer: Viewer | null, id: number, { name, staffId }: UpdateChannelInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      if (typeof staffId === 'number') await requireStaffMember(tx, staffId);
      const { count } = await tx.channel.updateMany({ where: { id }, data: { name: name ?? undefined, staffId } });
      if (count === 0) throw new DomainError('NOT_FOUND');
      return id;
    });
  }

  /** A student may have come by several channels; the newest record that counts gives them its sales person. */
  async record(viewer: Viewer | null, { channelId, studentId }: RecordChannelInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      const channel = await tx.channel.findUnique({ where: { id: channelId }, select: { id: true } });
      if (channel === null) throw new DomainError('RELATED_MISSING', { field: 'channelId', params: { id: channelId } });
      await lockNamedStudent(tx, studentId);
      return (await tx.channelRecord.create({ data: { channelId, studentId }, select: { id: true } })).id;
    });
  }

  /** Whether a record counts. */
  async setEffective(viewer: Viewer | null, id: number, effective: boolean): Promise<number> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.channelRecord.updateMany({ where: { id }, data: { effective } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }
}
