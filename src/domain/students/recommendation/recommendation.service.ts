import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { subjectOf } from '../../student-record/subject.js';
import type { RecommendStudentInput } from './recommendation.type.js';

/** Both students. */
const RECOMMENDING = defineWrite<{ inviterId: number; inviteeId: number }>()({
  facts: ({ inviterId, inviteeId }) => ({
    inviter: row('Student', { where: { id: inviterId }, select: { id: true } }),
    invitee: row('Student', { where: { id: inviteeId }, select: { id: true } }),
  }),
});

/** It counts from the invited student's first order on. */
export function recommend(
  { inviter, invitee }: FactsOf<typeof RECOMMENDING>,
  { inviterId, inviteeId, extra, effective }: RecommendStudentInput,
): Decision<NewId> {
  if (inviterId === inviteeId) throw new DomainError('RECOMMENDED_SELF', { field: 'inviteeId' });
  if (inviter === null) throw new DomainError('RELATED_MISSING', { field: 'inviterId', params: { id: inviterId } });
  if (invitee === null) throw new DomainError('RELATED_MISSING', { field: 'inviteeId', params: { id: inviteeId } });
  const recommendation = insert('Recommendation', { inviterId, inviteeId, extra, effective: effective ?? undefined });
  return decision([recommendation], recommendation.id);
}

/** Which student brought which: staff note it of anybody, students of themselves. */
export class RecommendationService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Answers the id of the recommendation. */
  async recommend(viewer: Viewer | null, input: RecommendStudentInput): Promise<number> {
    const inviteeId = subjectOf(viewer, input.inviteeId, 'inviteeId');
    const { inviterId, effective } = input;
    if (typeof effective === 'boolean') requireStaff(viewer);
    return this.core.writer.run(RECOMMENDING, { inviterId, inviteeId }, (facts) => recommend(facts, input));
  }
}
