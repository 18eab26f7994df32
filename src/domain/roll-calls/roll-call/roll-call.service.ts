import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, insertMissing, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { memberOf, requireInsider, requireManager } from '../group/group-rights.js';

/** The meeting is held, so that two roll calls do not get one number. */
const OPENING = defineWrite<{ meetingId: number; actorId: number | null }>()({
  locks: ({ meetingId }) => [lock('Meeting', { id: meetingId })],
  facts: ({ meetingId, actorId }) => ({
    meeting: row('Meeting', { where: { id: meetingId }, select: { id: true, endsAt: true } }),
    acting: row('RollCallGroupMember', {
      where: { memberId: actorId, group: { meetings: { some: { id: meetingId } } } },
      select: { role: true },
    }),
    last: row('RollCall', { where: { meetingId }, orderBy: { number: 'desc' }, select: { number: true } }),
  }),
});

const facts = ({ id, actorId }: { id: number; actorId: number }) => ({
  rollCall: row('RollCall', { where: { id }, select: { id: true, meetingId: true, beginsAt: true, endsAt: true } }),
  acting: row('RollCallGroupMember', {
    where: { memberId: actorId, group: { meetings: { some: { rollCalls: { some: { id } } } } } },
    select: { role: true },
  }),
});

const CLOSING = defineWrite<{ id: number; actorId: number | null }>()({ locks: ({ id }) => [lock('RollCall', { id })], facts });

/** Whoever signs in keeps nobody else waiting; only a closing waits, and is waited for. */
const SIGNING_IN = defineWrite<{ id: number; actorId: number }>()({ locks: ({ id }) => [lock('RollCall', { id }, 'share')], facts });

/** Throws NOT_FOUND, GROUP_MANAGERS_ONLY, MEETING_ENDED, MEETING_ENDS_TOO_EARLY. */
export function openRollCall(
  { meeting, acting, last }: FactsOf<typeof OPENING>,
  viewer: Viewer,
  { now, endsAt }: { readonly now: Date; readonly endsAt: Date | null },
): Decision<NewId> {
  requireManager(viewer, meeting !== null, acting);
  if (isOver(meeting?.endsAt, now)) throw new DomainError('MEETING_ENDED');
  if (endsAt !== null && endsAt <= now) throw new DomainError('MEETING_ENDS_TOO_EARLY', { field: 'endsAt' });
  const number = (last?.number ?? 0) + 1;
  const rollCall = insert('RollCall', { meetingId: meeting?.id ?? 0, number, beginsAt: now, endsAt });
  return decision([rollCall], rollCall.id);
}

/** Throws NOT_FOUND, GROUP_MANAGERS_ONLY, ROLL_CALL_CLOSED. */
export function closeRollCall({ rollCall, acting }: FactsOf<typeof CLOSING>, viewer: Viewer, now: Date): Decision<number> {
  requireManager(viewer, rollCall !== null, acting);
  if (isOver(rollCall?.endsAt, now)) throw new DomainError('ROLL_CALL_CLOSED');
  const id = rollCall?.id ?? 0;
  return decision([update('RollCall', { id }, { endsAt: now })], id);
}

/** Who signs in takes part in the meeting. Throws NOT_FOUND, ROLL_CALL_CLOSED. */
export function signIn({ rollCall, acting }: FactsOf<typeof SIGNING_IN>, memberId: number, now: Date): Decision<number> {
  if (rollCall === null || acting === null) throw new DomainError('NOT_FOUND');
  const { id: rollCallId, meetingId, beginsAt, endsAt } = rollCall;
  if (isOver(endsAt, now) || (beginsAt !== null && beginsAt > now)) throw new DomainError('ROLL_CALL_CLOSED');
  const attendance = insertMissing('RollCallAttendance', [{ rollCallId, memberId, signedInAt: now }]);
  return decision([insertMissing('MeetingParticipant', [{ meetingId, memberId, participatedAt: now }]), attendance], rollCallId);
}

function isOver(endsAt: Date | null | undefined, now: Date): boolean {
  return endsAt !== null && endsAt !== undefined && endsAt <= now;
}

/** Roll calls: managers open and close them, members sign in. Methods answer the roll call's id. */
export class RollCallService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async open(viewer: Viewer | null, meetingId: number, endsAt: Date | null | undefined): Promise<number> {
    requireInsider(viewer);
    const span = { now: new Date(), endsAt: endsAt ?? null };
    return this.core.writer.run(OPENING, { meetingId, actorId: memberOf(viewer) }, (known) => openRollCall(known, viewer, span));
  }

  async close(viewer: Viewer | null, id: number): Promise<number> {
    requireInsider(viewer);
    return this.core.writer.run(CLOSING, { id, actorId: memberOf(viewer) }, (known) => closeRollCall(known, viewer, new Date()));
  }

  async signIn(viewer: Viewer | null, id: number): Promise<number> {
    requireRealm(viewer, 'MEMBER');
    const { profileId } = viewer;
    return this.core.writer.run(SIGNING_IN, { id, actorId: profileId }, (known) => signIn(known, profileId, new Date()));
  }
}
