import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { studentLock } from '../../student-record/student-lock.js';
import { ownerOf, requireOwner } from '../enrolment/enrolment-owner.js';
import type { EnterScoreInput } from '../enrolment/enrolment.type.js';
import { enrolmentsOf } from '../enrolment/student-enrolments.js';
import { transcriptRecorded } from './transcript.js';

interface Entering {
  readonly id: number;
  readonly ownerId: number;
}

const ENTERING = defineWrite<Entering>()({
  locks: ({ ownerId }) => [studentLock(ownerId)],
  facts: ({ id, ownerId }) => ({
    enrolment: row('Enrolment', { where: { id }, select: { studentId: true } }),
    ...enrolmentsOf(ownerId),
  }),
});

export function enterScore(facts: FactsOf<typeof ENTERING>, { id, ownerId }: Entering, input: EnterScoreInput, now: Date): Decision<null> {
  if (facts.enrolment === null) throw new DomainError('NOT_FOUND');
  requireOwner(facts.enrolment, ownerId);
  const chosen = facts.enrolments.filter((enrolment) => enrolment.id === id);
  return decision(transcriptRecorded(facts, chosen, input, now), null);
}

/** Scores of enrolments. Methods answer the id of the enrolment. */
export class ScoreService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Stores a score, a grade or both, with what follows from it. */
  async enter(viewer: Viewer | null, id: number, input: EnterScoreInput): Promise<number> {
    requireStaff(viewer);
    const entering = { id, ownerId: await ownerOf(this.core.writer, id) };
    await this.core.writer.run(ENTERING, entering, (facts) => enterScore(facts, entering, input, new Date()));
    return id;
  }
}
