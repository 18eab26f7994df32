import { isIP } from 'node:net';
import { currentCall } from '../../../platform/observe/call.js';
import { type Change, insert, type NewId } from '../../../write/changes.js';

/** Codes of the old back office's operation log. */
export const AUDITED = {
  /** A member of staff signed in (contract: summer-crm.user.login). */
  LOGIN: 300,
  /** A staff account was made or changed (contract: summer-crm.user.create, summer-crm.user.update). */
  STAFF_CHANGE: 301,
  /** An order was placed or canceled (contract: summer-crm.order.create, order.cancel); the code is this project's. */
  ORDER: 302,
  /** Whoever runs the gateway made a token or ended sessions, by the command line; the code is this project's. */
  OPERATOR: 303,
} as const;

/** The column's. */
const LONGEST_ADDRESS = 45;

export interface AuditEntry {
  readonly operation: number;
  /** As the old back office shows it, in Chinese. */
  readonly description: string;
  /** The account of whoever did it; null: the system itself. */
  readonly actorId: number | null;
  /** The Prisma model of the record it was done to. */
  readonly entity: string;
  readonly entityId: number;
}

/** An entry of the operation log, as a change beside those that it tells of: both happen or neither. */
export function audited(entry: Omit<AuditEntry, 'entityId'> & { readonly entityId: number | NewId }): Change {
  return insert('AuditEvent', { ...entry, ipAddress: addressOfCall() });
}

/** Where the request comes from: like its id, it is the call's, and no rule asks for it. Undefined: there is none, or a proxy forwards something else. */
function addressOfCall(): string | undefined {
  const address = currentCall()?.address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  return isIP(address) > 0 && address.length <= LONGEST_ADDRESS ? address : undefined;
}
