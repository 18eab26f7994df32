import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { GroupRole } from '../../../generated/prisma/client.js';
import { anySpelling } from '../../../write/any-spelling.js';
import { type Decision, decision, insertMissing, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { canName } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { memberOf, requireInsider, requireManager, requireOrganiser } from './group-rights.js';
import type { UpdateRollCallGroupInput } from './group.type.js';

/** A group, who acts in it, and the one it is about. */
const CHANGING = defineWrite<{ groupId: number; actorId: number | null; memberId: number | null }>()({
  locks: ({ groupId }) => [lock('RollCallGroup', { id: groupId })],
  facts: ({ groupId, actorId, memberId }) => ({
    group: row('RollCallGroup', { where: { id: groupId }, select: { id: true } }),
    acting: row('RollCallGroupMember', { where: { groupId, memberId: actorId }, select: { role: true } }),
    target: row('RollCallGroupMember', { where: { groupId, memberId }, select: { id: true } }),
  }),
});

const JOINING = defineWrite<{ code: string | null }>()({
  facts: ({ code }) => ({ group: row('RollCallGroup', { where: { code: anySpelling(code) }, select: { id: true } }) }),
});

type Changing = FactsOf<typeof CHANGING>;

export function changeGroup({ group, acting }: Changing, viewer: Viewer, input: UpdateRollCallGroupInput): Decision<number> {
  requireManager(viewer, group !== null, acting);
  const id = group?.id ?? 0;
  return decision([update('RollCallGroup', { id }, withoutNulls(input))], id);
}

export function changeRole({ group, acting, target }: Changing, viewer: Viewer, role: GroupRole): Decision<number> {
  requireManager(viewer, group !== null, acting);
  if (target === null) throw new DomainError('NOT_FOUND');
  return decision([update('RollCallGroupMember', { id: target.id }, { role })], target.id);
}

/** Whoever leaves needs no right; whoever takes another out manages the group. */
export function removeFromGroup({ group, acting, target }: Changing, viewer: Viewer, memberId: number): Decision<null> {
  if (memberOf(viewer) !== memberId) requireManager(viewer, group !== null, acting);
  if (target === null) throw new DomainError('NOT_FOUND');
  return decision([remove('RollCallGroupMember', { id: target.id })], null);
}

/** Roll-call groups and who belongs to them. */
export class RollCallGroupService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Managers and organisers. Throws NOT_FOUND, GROUP_MANAGERS_ONLY. */
  async update(viewer: Viewer | null, groupId: number, input: UpdateRollCallGroupInput): Promise<number> {
    requireInsider(viewer);
    const asked = { groupId, actorId: memberOf(viewer), memberId: null };
    return this.core.writer.run(CHANGING, asked, (facts) => changeGroup(facts, viewer, input));
  }

  /** With its meetings and roll calls. Organisers only. Throws NOT_FOUND. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireOrganiser(viewer);
    const [count] = await this.core.writer.apply(remove('RollCallGroup', { id }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }

  /** Joining twice changes nothing. Throws GROUP_CODE_UNKNOWN. */
  async join(viewer: Viewer | null, code: string): Promise<number> {
    requireRealm(viewer, 'MEMBER');
    const { profileId: memberId } = viewer;
    return this.core.writer.run(JOINING, { code: canName(code) ? code : null }, ({ group }) => {
      if (group === null) throw new DomainError('GROUP_CODE_UNKNOWN', { field: 'code' });
      return decision([insertMissing('RollCallGroupMember', [{ groupId: group.id, memberId }])], group.id);
    });
  }

  /** Managers and organisers. Answers the membership. Throws NOT_FOUND, GROUP_MANAGERS_ONLY. */
  async setRole(viewer: Viewer | null, groupId: number, memberId: number, role: GroupRole): Promise<number> {
    requireInsider(viewer);
    const asked = { groupId, actorId: memberOf(viewer), memberId };
    return this.core.writer.run(CHANGING, asked, (facts) => changeRole(facts, viewer, role));
  }

  /** Oneself, or as a manager or organiser anybody. Throws NOT_FOUND, GROUP_MANAGERS_ONLY. */
  async remove(viewer: Viewer | null, groupId: number, memberId: number): Promise<void> {
    requireInsider(viewer);
    const asked = { groupId, actorId: memberOf(viewer), memberId };
    await this.core.writer.run(CHANGING, asked, (facts) => removeFromGroup(facts, viewer, memberId));
  }
}
