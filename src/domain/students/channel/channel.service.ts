import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import { requireNamedStaff, staffNamed } from '../../backoffice/staff/staff-member.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { publicFolder } from '../../files/file-columns.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { subjectOf } from '../../student-record/subject.js';
import type { RecordChannelInput } from './channel-record.type.js';
import type { CreateChannelInput, UpdateChannelInput } from './channel.type.js';

/** The sales person of a new channel. */
const CREATING = defineWrite<{ staffId: number | null }>()({
  facts: ({ staffId }) => ({ staff: staffNamed(staffId) }),
});

/** A channel, and who becomes its sales person. */
const UPDATING = defineWrite<{ id: number; staffId: number | null }>()({
  facts: ({ id, staffId }) => ({
    channel: row('Channel', { where: { id }, select: { id: true } }),
    staff: staffNamed(staffId),
  }),
});

/** Who has come by which channel. */
const RECORDING = defineWrite<{ channelId: number; studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ channelId }) => ({ channel: row('Channel', { where: { id: channelId }, select: { id: true } }) }),
});

/** `qrCode`: the media path of its picture. */
export function createChannel({ staff }: FactsOf<typeof CREATING>, given: CreateChannelInput): Decision<NewId> {
  if (typeof given.staffId === 'number') requireNamedStaff(staff, given.staffId);
  const channel = insert('Channel', { ...given });
  return decision([channel], channel.id);
}

export function updateChannel({ channel, staff }: FactsOf<typeof UPDATING>, { name, ...given }: UpdateChannelInput): Decision<number> {
  if (typeof given.staffId === 'number') requireNamedStaff(staff, given.staffId);
  if (channel === null) throw new DomainError('NOT_FOUND');
  return decision([update('Channel', { id: channel.id }, { ...given, name: name ?? undefined })], channel.id);
}

/** A student may have come by several channels; the newest record that counts gives them its sales person. */
export function recordChannel(
  { locked, channel }: FactsOf<typeof RECORDING>,
  { channelId, studentId, effective }: RecordChannelInput,
): Decision<NewId> {
  if (channel === null) throw new DomainError('RELATED_MISSING', { field: 'channelId', params: { id: channelId } });
  requireStudent(locked[0], studentId);
  const record = insert('ChannelRecord', { channelId, studentId, effective: effective ?? undefined });
  return decision([record], record.id);
}

/** Where everybody may see the pictures of QR codes. */
const QR_CODES = publicFolder('Channel', 'qrCode');

/** Promotion channels and whom they brought. Methods answer the id of the row they wrote. */
export class ChannelService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  /** Throws RELATED_MISSING, and what Uploads throw. */
  async create(viewer: Viewer | null, input: CreateChannelInput): Promise<number> {
    requireStaff(viewer);
    const given = { ...input, qrCode: await this.store(viewer, input.qrCode) };
    return this.core.writer.run(CREATING, { staffId: input.staffId ?? null }, (facts) => createChannel(facts, given));
  }

  /** Throws NOT_FOUND, RELATED_MISSING, and what Uploads throw. */
  async update(viewer: Viewer | null, id: number, input: UpdateChannelInput): Promise<number> {
    requireStaff(viewer);
    const given = { ...input, qrCode: await this.store(viewer, input.qrCode) };
    return this.core.writer.run(UPDATING, { id, staffId: input.staffId ?? null }, (facts) => updateChannel(facts, given));
  }

  /** The path of the picture; null removes it, undefined leaves it. */
  private async store(viewer: Viewer, qrCode: string | null | undefined): Promise<string | null | undefined> {
    if (qrCode === null || qrCode === undefined) return qrCode;
    return this.core.uploads.picture(viewer, qrCode, { field: 'qrCode', folder: QR_CODES });
  }

  /** Students note themselves by which channel they came; that it does not count is for staff to say. */
  async record(viewer: Viewer | null, input: RecordChannelInput): Promise<number> {
    const studentId = subjectOf(viewer, input.studentId);
    const { channelId, effective } = input;
    if (typeof effective === 'boolean') requireStaff(viewer);
    return this.core.writer.run(RECORDING, { channelId, studentId }, (facts) => recordChannel(facts, input));
  }

  /** Whether a record counts. */
  async setEffective(viewer: Viewer | null, id: number, effective: boolean): Promise<number> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('ChannelRecord', { id }, { effective }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }
}
