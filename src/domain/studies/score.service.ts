import { requireStaff } from '../../core/auth/authorize.js';
import type { Viewer } from '../../core/auth/viewer.js';
import type { Database } from '../../core/database/database.js';
import { lockEnrolment } from './enrolment-lock.js';
import type { EnterScoreInput } from './enrolment.type.js';
import { recordTranscript } from './transcript.js';

/** Scores of enrolments. Methods answer the id of the enrolment. */
export class ScoreService {
  constructor(private readonly database: Database) {}

  /** Stores a score, a grade or both, with what follows from it. */
  async enter(viewer: Viewer | null, id: number, input: EnterScoreInput): Promise<number> {
    requireStaff(viewer);
    await this.database.transaction(async (tx) => {
      const enrolment = await lockEnrolment(tx, id);
      await recordTranscript(tx, enrolment.studentId, [enrolment], input);
    });
    return id;
  }
}
