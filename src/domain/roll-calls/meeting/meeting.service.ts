import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, insertMissing, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import { memberOf, requireInsider, requireManager } from '../group/group-rights.js';
import type { HoldMeetingInput, UpdateMeetingInput } from './meeting.type.js';

/** The group is held, so that two meetings do not get one number. */
const HOLDING = defineWrite<{ groupId: number; actorId: number | null }>()({
  locks: ({ groupId }) => [lock('RollCallGroup', { id: groupId })],
  facts: ({ groupId, actorId }) => ({
    group: row('RollCallGroup', { where: { id: groupId }, select: { id: true } }),
    acting: row('RollCallGroupMember', { where: { groupId, memberId: actorId }, select: { role: true } }),
    last: row('Meeting', { where: { groupId }, orderBy: { number: 'desc' }, select: { number: true } }),
  }),
});

const CHANGING = defineWrite<{ id: number; actorId: number | null }>()({
  locks: ({ id }) => [lock('Meeting', { id })],
  facts: ({ id, actorId }) => ({
    meeting: row('Meeting', { where: { id }, select: { id: true, beginsAt: true, endsAt: true } }),
    acting: row('RollCallGroupMember', {
      where: { memberId: actorId, group: { meetings: { some: { id } } } },
      select: { role: true },
    }),
  }),
});

type Changing = FactsOf<typeof CHANGING>;

interface Span {
  readonly beginsAt?: Date | null;
  readonly endsAt?: Date | null;
}

export function holdMeeting(
  { group, acting, last }: FactsOf<typeof HOLDING>,
  viewer: Viewer,
  { beginsAt, endsAt, description }: Omit<HoldMeetingInput, 'groupId'>,
): Decision<NewId> {
  requireManager(viewer, group !== null, acting);
  requireSpan({ beginsAt, endsAt });
  const number = (last?.number ?? 0) + 1;
  const meeting = insert('Meeting', { groupId: group?.id ?? 0, number, beginsAt, endsAt, description: description ?? '' });
  return decision([meeting], meeting.id);
}

export function changeMeeting({ meeting, acting }: Changing, viewer: Viewer, input: UpdateMeetingInput): Decision<number> {
  requireManager(viewer, meeting !== null, acting);
  const changes = withoutNulls(input);
  requireSpan({ ...meeting, ...changes });
  const id = meeting?.id ?? 0;
  return decision([update('Meeting', { id }, changes)], id);
}

/** Whoever belongs to the group takes part until the meeting ends. Throws NOT_FOUND, MEETING_ENDED. */
export function joinMeeting({ meeting, acting }: Changing, memberId: number, now: Date): Decision<number> {
  if (meeting === null || acting === null) throw new DomainError('NOT_FOUND');
  if (meeting.endsAt !== null && meeting.endsAt <= now) throw new DomainError('MEETING_ENDED');
  return decision([insertMissing('MeetingParticipant', [{ meetingId: meeting.id, memberId, participatedAt: now }])], meeting.id);
}

function requireSpan({ beginsAt, endsAt }: Span): void {
  if (beginsAt && endsAt && endsAt < beginsAt) throw new DomainError('MEETING_ENDS_TOO_EARLY', { field: 'endsAt' });
}

/** Meetings of roll-call groups. Methods answer the meeting's id. */
export class MeetingService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Managers and organisers. Throws NOT_FOUND, GROUP_MANAGERS_ONLY, MEETING_ENDS_TOO_EARLY. */
  async hold(viewer: Viewer | null, { groupId, ...input }: HoldMeetingInput): Promise<number> {
    requireInsider(viewer);
    const meeting = { ...input, beginsAt: input.beginsAt ?? new Date() };
    return this.core.writer.run(HOLDING, { groupId, actorId: memberOf(viewer) }, (facts) => holdMeeting(facts, viewer, meeting));
  }

  /** Throws like `hold`. */
  async update(viewer: Viewer | null, id: number, input: UpdateMeetingInput): Promise<number> {
    requireInsider(viewer);
    return this.core.writer.run(CHANGING, { id, actorId: memberOf(viewer) }, (facts) => changeMeeting(facts, viewer, input));
  }

  /** With its roll calls. Throws NOT_FOUND, GROUP_MANAGERS_ONLY. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireInsider(viewer);
    await this.core.writer.run(CHANGING, { id, actorId: memberOf(viewer) }, ({ meeting, acting }) => {
      requireManager(viewer, meeting !== null, acting);
      return decision([remove('Meeting', { id })], null);
    });
  }

  /** Taking part twice changes nothing. Throws NOT_FOUND, MEETING_ENDED. */
  async join(viewer: Viewer | null, id: number): Promise<number> {
    requireRealm(viewer, 'MEMBER');
    const { profileId } = viewer;
    return this.core.writer.run(CHANGING, { id, actorId: profileId }, (facts) => joinMeeting(facts, profileId, new Date()));
  }
}
