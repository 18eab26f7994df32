import { withoutNulls } from '../../values/input.js';
import { type Leader, NO_SUPERIOR } from '../department/leader.js';

/** A member of staff, or the id of nobody. */
interface Superior {
  readonly superiorId: number | null;
  readonly unknownLeaderId: number | null;
}

export interface SuperiorGiven {
  readonly leaderId?: number | null | undefined;
  readonly leaderName?: string | null | undefined;
}

const NOBODY: Superior = { superiorId: null, unknownLeaderId: null };

/**
 * A superior's id need not be anybody's, and then has the name that was given; the last superior's name goes with the last superior. The
 * name of a member of staff is their own. `leader`: whose id it is; `before`: left out for somebody new.
 */
export function superiorOf(
  { leaderId, leaderName }: SuperiorGiven,
  leader: Leader | null,
  { superiorId, unknownLeaderId }: Superior = NOBODY,
): Partial<Superior> & { leaderName?: string } {
  const present = unknownLeaderId ?? superiorId ?? NO_SUPERIOR;
  if ((leaderId ?? present) === present) return superiorId === null ? withoutNulls({ leaderName }) : {};
  if (leader !== null) return { superiorId: leader.id, unknownLeaderId: null, leaderName: '' };
  return { superiorId: null, unknownLeaderId: leaderId === NO_SUPERIOR ? null : Number(leaderId), leaderName: leaderName ?? '' };
}
