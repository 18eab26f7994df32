import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import type { RecommendStudentInput } from './recommendation.type.js';

/** Which student brought which. No old client records it: staff do. */
export class RecommendationService {
  constructor(private readonly database: Database) {}

  /** It counts from the invited student's first order on. Answers the id of the recommendation. */
  async recommend(viewer: Viewer | null, { inviterId, inviteeId }: RecommendStudentInput): Promise<number> {
    requireStaff(viewer);
    if (inviterId === inviteeId) throw new DomainError('RECOMMENDED_SELF', { field: 'inviteeId' });
    return this.database.transaction(async (tx) => {
      for (const [field, id] of Object.entries({ inviterId, inviteeId })) {
        const student = await tx.student.findUnique({ where: { id }, select: { id: true } });
        if (student === null) throw new DomainError('RELATED_MISSING', { field, params: { id } });
      }
      return (await tx.recommendation.create({ data: { inviterId, inviteeId }, select: { id: true } })).id;
    });
  }
}
