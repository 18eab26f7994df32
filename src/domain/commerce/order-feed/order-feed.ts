import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { listen, tell, type Told } from '../../../platform/store/feed.js';
import type { Store } from '../../../platform/store/store.js';
import { watchedStudent } from '../../student-record/subject.js';

/** An order that was placed or changed. */
export interface OrderChange extends Told {
  readonly studentId: number;
}

const CHANNEL = 'orders';

/** Tells of orders on whatever process they change. */
export class OrderFeed {
  constructor(private readonly store: Store) {}

  /** To be called when the change is committed. */
  async changed(studentId: number, ...ids: readonly number[]): Promise<void> {
    await Promise.all(ids.map((id) => tell<OrderChange>(this.store, CHANNEL, { id, studentId })));
  }

  /** Students hear of their own orders, staff of all; fewer where an order or a student is named. Throws FORBIDDEN. */
  async listen(viewer: Viewer | null, named: { id: number | null; studentId: number | null }): Promise<AsyncIterableIterator<OrderChange>> {
    requireRealm(viewer, 'STUDENT', 'STAFF');
    const studentId = watchedStudent(viewer, named.studentId);
    const isMeant = (given: number | null, value: number): boolean => given === null || given === value;
    return listen<OrderChange>(this.store, CHANNEL, (change) => isMeant(studentId, change.studentId) && isMeant(named.id, change.id));
  }
}
