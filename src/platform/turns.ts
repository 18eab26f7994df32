import { PlatformError } from './errors.js';

export interface TurnLimits {
  /** How much may be under way. */
  readonly atOnce: number;
  /** Whoever would wait longer for a turn is refused. */
  readonly longestWaitMs: number;
}

/**
 * Lets only so much be done at once. Whoever waits is served in turn with the other owners: one who brings hundreds of
 * things delays the next one's by one thing, not by hundreds.
 */
export class Turns {
  private underWay = 0;
  /** Those who wait, by owner; the owner in front is next, and goes to the end after it. */
  private readonly waiting = new Map<unknown, (() => void)[]>();

  constructor(private readonly limits: TurnLimits) {}

  /** Does the work when its turn comes. Throws UNAVAILABLE, without having begun, when that takes too long. */
  async run<T>(owner: unknown, work: () => Promise<T>): Promise<T> {
    await this.turn(owner);
    try {
      return await work();
    } finally {
      this.underWay -= 1;
      this.next();
    }
  }

  private async turn(owner: unknown): Promise<void> {
    if (this.underWay < this.limits.atOnce) {
      this.underWay += 1;
      return;
    }
    const { promise, begin, giveUp } = turnToCome();
    const queue = this.waiting.get(owner) ?? [];
    this.waiting.set(owner, queue);
    queue.push(begin);
    const timer = setTimeout(() => {
      this.leave(owner, begin);
      giveUp(new PlatformError('UNAVAILABLE', { params: { retryAfterSeconds: Math.ceil(this.limits.longestWaitMs / 1000) } }));
    }, this.limits.longestWaitMs);
    await promise.finally(() => clearTimeout(timer));
  }

  private next(): void {
    for (const [owner, [begin, ...others]] of this.waiting) {
      this.waiting.delete(owner);
      if (others.length > 0) this.waiting.set(owner, others);
      if (begin === undefined) continue;
      this.underWay += 1;
      begin();
      return;
    }
  }

  private leave(owner: unknown, begin: () => void): void {
    const others = (this.waiting.get(owner) ?? []).filter((other) => other !== begin);
    if (others.length > 0) this.waiting.set(owner, others);
    else this.waiting.delete(owner);
  }
}

interface TurnToCome {
  readonly promise: Promise<void>;
  begin(): void;
  giveUp(error: Error): void;
}

function turnToCome(): TurnToCome {
  let begin = (): void => undefined;
  let giveUp = (_error: Error): void => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    begin = resolve;
    giveUp = reject;
  });
  return { promise, begin, giveUp };
}
