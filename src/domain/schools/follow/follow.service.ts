import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';

/** Pupils follow teachers, of whatever school. */
export class FollowService {
  constructor(private readonly database: Database) {}

  /** Following twice leaves one relation. Throws TEACHER_NOT_FOUND (contract: school.follow.add). */
  async follow(viewer: Viewer | null, teacherId: number): Promise<number> {
    requireRealm(viewer, 'PUPIL');
    await this.requireTeacher(teacherId);
    await this.database.write((tx) => tx.follow.createMany({ data: [{ pupilId: viewer.profileId, teacherId }], skipDuplicates: true }));
    return teacherId;
  }

  /** Unfollowing somebody who is not followed changes nothing. Throws TEACHER_NOT_FOUND (contract: school.follow.remove). */
  async unfollow(viewer: Viewer | null, teacherId: number): Promise<void> {
    requireRealm(viewer, 'PUPIL');
    await this.requireTeacher(teacherId);
    await this.database.write((tx) => tx.follow.deleteMany({ where: { pupilId: viewer.profileId, teacherId } }));
  }

  private async requireTeacher(id: number): Promise<void> {
    if ((await this.database.prisma.teacher.count({ where: { id } })) === 0) throw new DomainError('TEACHER_NOT_FOUND');
  }
}
