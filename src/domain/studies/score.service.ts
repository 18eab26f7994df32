import { requireStaff } from '../../core/auth/authorize.js';
import type { Viewer } from '../../core/auth/viewer.js';
import type { Database, Transaction } from '../../core/database/database.js';
import { DomainError } from '../../core/errors.js';
import { lockStudent } from '../students/student-lock.js';
import type { EnterScoreInput } from './enrolment.type.js';
import { requireScoreMove } from './score-status.js';

/** Scores of enrolments. Methods answer the id of the enrolment. */
export class ScoreService {
  constructor(private readonly database: Database) {}

  /**
   * Stores a score, a grade or both. Once both are there the score waits for the student's confirmation, and when no course
   * of the student is left without a score the student goes on to AFTER_SCORE (contract: summer-crm.score.enter).
   */
  async enter(viewer: Viewer | null, id: number, { score, grade }: EnterScoreInput): Promise<number> {
    requireStaff(viewer);
    await this.database.transaction(async (tx) => {
      const studentId = await lockOwner(tx, id);
      const before = await tx.enrolment.findUniqueOrThrow({ where: { id }, select: { score: true, grade: true, scoreStatus: true } });
      const after = { score: score ?? before.score, grade: grade ?? before.grade };
      if (!isWhole(after) || isEmpty({ score, grade })) {
        await tx.enrolment.update({ where: { id }, data: after, select: { id: true } });
        return;
      }
      requireScoreMove(before.scoreStatus, 'SCORE_WAIT');
      await tx.enrolment.update({ where: { id }, data: { ...after, scoreStatus: 'SCORE_WAIT', scoreEnteredAt: new Date() }, select: { id: true } });
      const unscored = await tx.enrolment.count({ where: { studentId, scoreStatus: 'NOTHING' } });
      if (unscored === 0) await tx.student.update({ where: { id: studentId }, data: { status: 'AFTER_SCORE' }, select: { id: true } });
    });
    return id;
  }
}

async function lockOwner(tx: Transaction, enrolmentId: number): Promise<number> {
  const enrolment = await tx.enrolment.findUnique({ where: { id: enrolmentId }, select: { studentId: true } });
  if (enrolment === null) throw new DomainError('NOT_FOUND');
  await lockStudent(tx, enrolment.studentId);
  return enrolment.studentId;
}

/** A score of 0 is one. */
function isWhole({ score, grade }: EnterScoreInput): boolean {
  return score !== null && score !== undefined && (grade ?? '') !== '';
}

function isEmpty({ score, grade }: EnterScoreInput): boolean {
  return (score ?? grade ?? null) === null;
}
