import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Change, type Decision, decision, insertMissing, remove } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';

const FOLLOWING = defineWrite<{ teacherId: number }>()({
  facts: ({ teacherId }) => ({ teacher: row('Teacher', { where: { id: teacherId }, select: { id: true } }) }),
});

/** Pupils follow teachers, of whatever school. */
export class FollowService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Following twice leaves one relation. Throws TEACHER_NOT_FOUND (contract: school.follow.add). */
  async follow(viewer: Viewer | null, teacherId: number): Promise<number> {
    requireRealm(viewer, 'PUPIL');
    const follow = insertMissing('Follow', [{ pupilId: viewer.profileId, teacherId }]);
    return this.core.writer.run(FOLLOWING, { teacherId }, (facts) => ofTeacher(facts, follow));
  }

  /** Unfollowing somebody who is not followed changes nothing. Throws TEACHER_NOT_FOUND (contract: school.follow.remove). */
  async unfollow(viewer: Viewer | null, teacherId: number): Promise<void> {
    requireRealm(viewer, 'PUPIL');
    const unfollow = remove('Follow', { pupilId: viewer.profileId, teacherId });
    await this.core.writer.run(FOLLOWING, { teacherId }, (facts) => ofTeacher(facts, unfollow));
  }
}

function ofTeacher({ teacher }: FactsOf<typeof FOLLOWING>, change: Change): Decision<number> {
  if (teacher === null) throw new DomainError('TEACHER_NOT_FOUND');
  return decision([change], teacher.id);
}
