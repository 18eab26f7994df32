import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { lockEnrolment } from '../enrolment/enrolment-lock.js';
import type { EnterScoreInput } from '../enrolment/enrolment.type.js';
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
