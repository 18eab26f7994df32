import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { anySpelling } from '../../../write/any-spelling.js';
import { type Change, type Decision, decision, insert, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { identifierOf } from '../../values/identifiers.js';
import { withoutNulls } from '../../values/input.js';
import { requireOrganiser } from '../group/group-rights.js';
import type { RequestRollCallGroupInput } from './request.type.js';

/** As long as the column allows. */
const CODE = { field: 'code', max: 64 } as const;

const ASKING = defineWrite<{ code: string }>()({
  facts: ({ code }) => ({ group: row('RollCallGroup', { where: { code: anySpelling(code) }, select: { id: true } }) }),
});

const DECIDING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({
    request: row('RollCallGroupRequest', {
      where: { id },
      select: { id: true, memberId: true, code: true, name: true, description: true, status: true },
      lock: 'write',
    }),
  }),
});

type Deciding = FactsOf<typeof DECIDING>;

/** The group, and whoever asked for it as its manager. */
export function approveRequest(facts: Deciding): Decision<number> {
  const { id, memberId, code, name, description } = waiting(facts);
  const group = insert('RollCallGroup', { code, name, description });
  const changes: Change[] = [group];
  if (memberId !== null) changes.push(insert('RollCallGroupMember', { groupId: group.id, memberId, role: 'MANAGER' }));
  changes.push(update('RollCallGroupRequest', { id }, { status: 'APPROVED', groupId: group.id }));
  return decision(changes, id);
}

export function rejectRequest(facts: Deciding, rejectReason: string): Decision<number> {
  const { id } = waiting(facts);
  return decision([update('RollCallGroupRequest', { id }, { status: 'REJECTED', rejectReason })], id);
}

function waiting({ request }: Deciding): NonNullable<Deciding['request']> {
  if (request === null) throw new DomainError('NOT_FOUND');
  if (request.status !== 'WAITING') throw new DomainError('GROUP_REQUEST_NOT_WAITING');
  return request;
}

/** Members ask for roll-call groups, organisers decide. Methods answer the request's id. */
export class RollCallGroupRequestService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Throws GROUP_CODE_TAKEN. */
  async ask(viewer: Viewer | null, { code: given, ...input }: RequestRollCallGroupInput): Promise<number> {
    requireRealm(viewer, 'MEMBER');
    const code = identifierOf(given, CODE);
    const request = insert('RollCallGroupRequest', { ...withoutNulls(input), code, memberId: viewer.profileId });
    const write = this.core.writer.run(ASKING, { code }, ({ group }) => {
      if (group !== null) throw codeTaken();
      return decision([request], request.id);
    });
    return refuseDuplicate(write, 'code', codeTaken);
  }

  /** Throws NOT_FOUND, GROUP_REQUEST_NOT_WAITING, GROUP_CODE_TAKEN. */
  async approve(viewer: Viewer | null, id: number): Promise<number> {
    requireOrganiser(viewer);
    return refuseDuplicate(this.core.writer.run(DECIDING, { id }, approveRequest), 'code', codeTaken);
  }

  /** Throws NOT_FOUND, GROUP_REQUEST_NOT_WAITING. */
  async reject(viewer: Viewer | null, id: number, reason: string): Promise<number> {
    requireOrganiser(viewer);
    if (reason.trim() === '') throw new DomainError('BAD_USER_INPUT', { field: 'reason' });
    return this.core.writer.run(DECIDING, { id }, (facts) => rejectRequest(facts, reason.trim()));
  }
}

function codeTaken(): DomainError {
  return new DomainError('GROUP_CODE_TAKEN', { field: 'code' });
}
