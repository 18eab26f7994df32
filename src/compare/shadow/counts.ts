/** What has come of a shadow since the process started. */
export interface Counted {
  readonly compared: number;
  /** Reads whose answers differ. The surface is ready to be switched while it stays at nought. */
  readonly differing: number;
  /** Reads of people who are not known to be signed in here. */
  readonly unknownSessions: number;
  /** Not run because enough was running, or because the answer was too large. */
  readonly skipped: number;
  /** Our own run ended with a fault. */
  readonly failed: number;
  /** The old system did not answer. */
  readonly unanswered: number;
  /** Endpoints whose answers differ, the most frequent first. */
  readonly endpoints: Readonly<Record<string, number>>;
}

type Kind = 'unknownSessions' | 'skipped' | 'failed' | 'unanswered';

export class ShadowCounts {
  private readonly counts = { compared: 0, differing: 0, unknownSessions: 0, skipped: 0, failed: 0, unanswered: 0 };
  private readonly endpoints = new Map<string, number>();

  add(kind: Kind): void {
    this.counts[kind]++;
  }

  compared(endpoint: string, differs: boolean): void {
    this.counts.compared++;
    if (!differs) return;
    this.counts.differing++;
    this.endpoints.set(endpoint, (this.endpoints.get(endpoint) ?? 0) + 1);
  }

  get now(): Counted {
    const sorted = [...this.endpoints].sort(([, one], [, other]) => other - one);
    return { ...this.counts, endpoints: Object.fromEntries(sorted) };
  }
}
