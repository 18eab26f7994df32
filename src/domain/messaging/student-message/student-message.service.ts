import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent } from '../../student-record/student-lock.js';
import type { StudentMessageFeed } from './student-message-feed.js';
import type { SendStudentMessageInput, UpdateStudentMessageInput } from './student-message.type.js';

/** Whom a message is for. */
const SENDING = defineWrite<{ studentId: number }>()({
  facts: ({ studentId }) => ({ student: row('Student', { where: { id: studentId }, select: { id: true } }) }),
});

/** contract: summer-crm.message.create */
export function sendMessage({ student }: FactsOf<typeof SENDING>, { studentId, message, type }: SendStudentMessageInput): Decision<NewId> {
  requireStudent(student !== null, studentId);
  const sent = insert('StudentMessage', { studentId, message, type: type ?? 0 });
  return decision([sent], sent.id);
}

/** Messages from the back office to students. Methods answer the message's id. */
export class StudentMessageService {
  constructor(
    private readonly core: Pick<Core, 'writer'>,
    private readonly feed: StudentMessageFeed,
  ) {}

  async send(viewer: Viewer | null, input: SendStudentMessageInput): Promise<number> {
    requireStaff(viewer);
    const { studentId } = input;
    const id = await this.core.writer.run(SENDING, { studentId }, (facts) => sendMessage(facts, input));
    await this.feed.sent({ id, studentId });
    return id;
  }

  /** Students say only whether they have read it (contract: summer-crm.message.update). */
  async update(viewer: Viewer | null, id: number, { read, message }: UpdateStudentMessageInput): Promise<number> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const where = viewer.realm === 'STUDENT' ? { id, studentId: viewer.profileId } : { id };
    if (viewer.realm === 'STUDENT' && message !== undefined) throw new DomainError('FORBIDDEN', { field: 'message' });
    const [count] = await this.core.writer.apply(update('StudentMessage', where, { read: read ?? undefined, message }));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }
}
