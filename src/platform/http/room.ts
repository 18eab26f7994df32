import { performance } from 'node:perf_hooks';

const SAMPLE_MS = 100;
/**
 * What is let in is answered within about this time; the slowest of a hundred within three times as much, which is still below
 * two seconds.
 */
const AIM_MS = 600;
/** From here on the event loop has no time left: more under way only wait for each other. */
const BUSY = 0.9;
/** So long it has to be busy: what has just begun to come has not had the time to be answered. */
const WARM_UP_MS = 300;
/** However slow everything is, so many may try. */
const LEAST = 16;
/** While there is time again, the room grows by this in each sample. */
const GROWTH = 1.25;

/**
 * How many requests may be under way. No more than the maximum; and where the process is slower than that, because of its
 * machine or of what is asked, no more than it has lately finished in the time that an answer may take.
 *
 * "Slower" is said by the event loop, or by most of the answers: calls that hang, on a locked table say, are the others' no loss.
 */
export class Room {
  private limit: number;
  private finished = 0;
  private slow = 0;
  /** Answers a millisecond, over about the time that one may take. */
  private rate = 0;
  private sampled = performance.now();
  private busySince: number | undefined;

  /** @param utilisation of the event loop since it was last asked for, from 0 to 1 */
  constructor(
    private readonly max: number,
    private readonly utilisation: () => number = loopUtilisation(),
  ) {
    this.limit = max;
  }

  get places(): number {
    return this.limit;
  }

  /** Whether one more fits beside those under way. */
  holds(underWay: number): boolean {
    return underWay < this.limit;
  }

  /** A request has been answered, after so many milliseconds. */
  answered(tookMs: number): void {
    this.finished += 1;
    if (tookMs > AIM_MS) this.slow += 1;
  }

  /** Looks at how it goes; to be asked often, does something ten times a second. */
  look(now: number): void {
    const elapsed = now - this.sampled;
    if (elapsed < SAMPLE_MS) return;
    const busy = this.utilisation() > BUSY || this.slow * 2 > this.finished;
    if (busy) this.narrow(now, elapsed);
    else {
      this.busySince = undefined;
      this.limit = Math.min(this.max, Math.ceil(this.limit * GROWTH));
    }
    this.finished = 0;
    this.slow = 0;
    this.sampled = now;
  }

  private narrow(now: number, elapsed: number): void {
    if (this.busySince === undefined) {
      this.busySince = this.sampled;
      this.rate = 0;
    }
    const busyFor = now - this.busySince;
    this.rate += (this.finished / elapsed - this.rate) * Math.min(1, elapsed / Math.min(busyFor, AIM_MS));
    if (busyFor >= WARM_UP_MS) this.limit = Math.min(this.max, Math.max(LEAST, Math.ceil(this.rate * AIM_MS)));
  }
}

function loopUtilisation(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
