import type { IncomingHttpHeaders } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Call, Face, PartWatch } from './call.js';
import { newRequestId } from './request-id.js';

/** How a call ended. */
export interface Ending {
  /** Status of the answer; jobs have none. */
  readonly status?: number;
  readonly method?: string;
  /** Without its query string, which may hold tokens. */
  readonly path?: string;
  /** The client's address. */
  readonly address?: string;
}

/** Somebody who wants to know of calls: the log, the metrics, the traces. */
export interface Observer {
  /** @param headers those of the request, where there was one */
  began?(call: Call, headers: IncomingHttpHeaders): void;
  ended?(call: Call, ending: Ending, milliseconds: number): void;
  readonly watch?: PartWatch;
  close?(): Promise<void>;
}

/** Of a request. */
interface Begun {
  readonly id?: string;
  readonly headers?: IncomingHttpHeaders;
  readonly address?: string;
}

/** Begins and ends calls, and tells everybody who wants to know. */
export class Observation {
  readonly #watch: PartWatch | undefined;

  constructor(private readonly observers: readonly Observer[] = []) {
    this.#watch = observers.flatMap(({ watch }) => watch ?? []).reduce<PartWatch | undefined>(around, undefined);
  }

  /** Whether anybody wants to know how calls end. */
  get isObserved(): boolean {
    return this.observers.some(({ ended }) => ended !== undefined);
  }

  begin(face: Face, { id = newRequestId(), headers = {}, address }: Begun = {}): Call {
    const call: Call = { id, startedAt: performance.now(), address, face, watch: this.#watch };
    for (const observer of this.observers) observer.began?.(call, headers);
    return call;
  }

  end(call: Call, ending: Ending = {}): void {
    const milliseconds = performance.now() - call.startedAt;
    for (const observer of this.observers) observer.ended?.(call, ending, milliseconds);
  }

  async close(): Promise<void> {
    await Promise.all(this.observers.map((observer) => observer.close?.()));
  }
}

function around(inner: PartWatch | undefined, outer: PartWatch): PartWatch {
  return inner === undefined ? outer : (part, name, work) => outer(part, name, () => inner(part, name, work));
}
