import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { listen, tell, type Told } from '../../../platform/store/feed.js';
import type { Store } from '../../../platform/store/store.js';
import { watchedStudent } from '../../student-record/subject.js';

/** A message that was sent. */
export interface SentMessage extends Told {
  readonly studentId: number;
}

const CHANNEL = 'student-messages';

/** Tells of messages to students on whatever process they are sent. */
export class StudentMessageFeed {
  constructor(private readonly store: Store) {}

  /** To be called when the message is stored. */
  async sent(message: SentMessage): Promise<void> {
    await tell(this.store, CHANNEL, message);
  }

  /** Students hear of their own messages, staff of all, or of one student's. Throws FORBIDDEN. */
  async listen(viewer: Viewer | null, named: number | null): Promise<AsyncIterableIterator<SentMessage>> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const studentId = watchedStudent(viewer, named);
    return listen<SentMessage>(this.store, CHANNEL, (message) => studentId === null || message.studentId === studentId);
  }
}
