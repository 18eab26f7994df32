import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { DomainError } from '../../errors.js';
import type { StudentMessageFeed } from './student-message-feed.js';
import type { SendStudentMessageInput, UpdateStudentMessageInput } from './student-message.type.js';

/** Messages from the back office to students. Methods answer the message's id. */
export class StudentMessageService {
  constructor(
    private readonly database: Database,
    private readonly feed: StudentMessageFeed,
  ) {}

  /** contract: summer-crm.message.create */
  async send(viewer: Viewer | null, { studentId, message, type }: SendStudentMessageInput): Promise<number> {
    requireStaff(viewer);
    const student = await this.database.prisma.student.findUnique({ where: { id: studentId }, select: { id: true } });
    if (student === null) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id: studentId } });
    const { id } = await this.database.write((tx) =>
      tx.studentMessage.create({ data: { studentId, message, type: type ?? 0 }, select: { id: true } }),
    );
    await this.feed.sent({ id, studentId });
    return id;
  }

  /** Students say only whether they have read it (contract: summer-crm.message.update). */
  async update(viewer: Viewer | null, id: number, { read, message }: UpdateStudentMessageInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const where = viewer.realm === 'STUDENT' ? { id, studentId: viewer.profileId } : { id };
    if (viewer.realm === 'STUDENT' && message !== undefined) throw new DomainError('FORBIDDEN', { field: 'message' });
    const { count } = await this.database.write((tx) =>
      tx.studentMessage.updateMany({ where, data: { read: read ?? undefined, message, ...TOUCHED } }),
    );
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }
}
