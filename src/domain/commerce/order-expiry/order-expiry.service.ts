import { decision, type Decision } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { reserved, row, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { studentLock } from '../../student-record/student-lock.js';
import type { OrderFeed } from '../order-feed/order-feed.js';
import { MOVED_ORDER, orderMoved } from '../order/order-move.js';
import { expiredBefore } from './order-expiry.js';

/** Names the job among advisory locks: "ords". */
const JOB = 0x6f726473;

interface Expiring {
  readonly studentId: number;
  readonly before: Date;
}

/** What the student has ordered too long ago and not paid. */
const expiredFacts = ({ studentId, before }: Expiring) => ({
  expired: rows('Order', { where: { studentId, status: 'TO_PAY', expires: true, createdAt: { lt: before } }, select: MOVED_ORDER }),
});

export const EXPIRING = defineWrite<Expiring>()({ locks: ({ studentId }) => [studentLock(studentId)], facts: expiredFacts });

const OLDEST = defineWrite<{ before: Date }>()({
  facts: ({ before }) => ({
    oldest: row('Order', {
      where: { status: 'TO_PAY', expires: true, createdAt: { lt: before } },
      orderBy: { id: 'asc' },
      select: { studentId: true },
    }),
  }),
});

const EXPIRING_AS_JOB = defineWrite<Expiring>()({
  locks: ({ studentId }) => [reserved(JOB), studentLock(studentId)],
  facts: expiredFacts,
});

/** Cancels them. Answers their ids. */
export function expire({ expired }: Pick<FactsOf<typeof EXPIRING>, 'expired'>): Decision<number[]> {
  return decision(
    expired.flatMap((order) => orderMoved(order, { to: 'CANCELED', actorId: null })),
    expired.map(({ id }) => id),
  );
}

/** Cancels what was not paid within seven days, also where nobody looks at it. */
export class OrderExpiryService {
  constructor(
    private readonly core: Pick<Core, 'database' | 'writer'>,
    private readonly feed: OrderFeed,
  ) {}

  /**
   * Cancels everything that has expired, one student in each transaction. Ends where another process is at it. Answers
   * how many orders were canceled; null where another process was at it from the beginning.
   */
  async run(now = new Date()): Promise<number | null> {
    const { writer } = this.core;
    const before = expiredBefore(now);
    let canceled: number | null = null;
    for (;;) {
      const { oldest } = await writer.look(OLDEST, { before });
      if (oldest === null) return canceled ?? 0;
      const { studentId } = oldest;
      const expired = await writer.run(EXPIRING_AS_JOB, { studentId, before }, (facts) =>
        facts.locked[0] === true ? expire(facts) : decision([], null),
      );
      if (expired === null) return canceled;
      canceled = (canceled ?? 0) + expired.length;
      await this.feed.changed(studentId, ...expired);
    }
  }
}
