import type { Database, Transaction } from '../../../platform/database/database.js';
import { reserveJob } from '../../../platform/database/job-lock.js';
import { lockStudent } from '../../student-record/student-lock.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { deadline, expireOrders } from './order-expiry.js';

/** Names the job among advisory locks: "ords". */
const JOB = 0x6f726473;

interface Round {
  readonly studentId: number;
  readonly expired: readonly number[];
}

/** Cancels what was not paid within seven days, also where nobody looks at it. */
export class OrderExpiryService {
  constructor(
    private readonly database: Database,
    private readonly feed: OrderFeed,
  ) {}

  /**
   * Cancels everything that has expired, one student in each transaction. Ends where another process is at it. Answers
   * how many orders were canceled.
   */
  async run(now = new Date()): Promise<number> {
    let canceled = 0;
    for (;;) {
      const round = await this.database.transaction((tx) => expireNext(tx, now));
      if (round === null) return canceled;
      canceled += round.expired.length;
      await this.feed.changed(round.studentId, ...round.expired);
    }
  }
}

async function expireNext(tx: Transaction, now: Date): Promise<Round | null> {
  if (!(await reserveJob(tx, JOB))) return null;
  const where = { status: 'TO_PAY', createdAt: { lt: deadline(now) } } as const;
  const oldest = await tx.order.findFirst({ where, orderBy: { id: 'asc' }, select: { studentId: true } });
  if (oldest === null) return null;
  await lockStudent(tx, oldest.studentId);
  return { studentId: oldest.studentId, expired: await expireOrders(tx, oldest.studentId, now) };
}
