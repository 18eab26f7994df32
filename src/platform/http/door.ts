import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Log } from '../log.js';
import { RETRY_AFTER_SECONDS } from '../retry-after.js';
import { answerAndClose, Connections } from './connections.js';
import type { Refusals } from './refusals.js';
import { Resting } from './resting.js';
import { Room } from './room.js';
import type { Headers } from './security-headers.js';

export interface DoorOptions {
  /** Requests that are worked on at the same time; what comes beyond is refused. */
  readonly maxUnderWay: number;
  readonly refusals: Refusals;
  /** Written on every answer that the door gives; security, and who may read it. */
  readonly headersOf: (request: IncomingMessage) => Headers;
  readonly log: () => Log;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Bodies that arrive at the same time, for each request that may be worked on. They wait for their senders, so they may be more. */
const ARRIVING_PER_PLACE = 4;
const REPORT_EVERY_MS = 1000;

/**
 * Stands before everything else that a request costs: lets in as many as can be answered in good time, and refuses the others
 * at once, unread, in the words of the API they are for. A request has a place from when it is whole until its answer is
 * written: whoever sends or reads slowly takes none from the others.
 */
export class Door {
  readonly connections = new Connections();
  private readonly atWork = new Set<ServerResponse>();
  /** Requests whose body is still arriving, by connection, the one that takes longest first. */
  private readonly arriving = new Map<Socket, ServerResponse>();
  /** Without a place: what costs next to nothing, and files on their way to clients that read as slowly as they like. */
  private readonly beside = new Set<ServerResponse>();
  private readonly maxArriving: number;
  private readonly room: Room;
  private readonly resting = new Resting();
  private ending = false;
  private stopping = false;
  /** Requests that were refused since the start. */
  readonly shed = { full: 0, stopping: 0 };
  private refused = 0;
  private reported = 0;

  constructor(private readonly options: DoorOptions) {
    this.room = new Room(options.maxUnderWay);
    this.maxArriving = options.maxUnderWay * ARRIVING_PER_PLACE;
  }

  /** Gives the request to the handler, or refuses it. */
  enter(request: IncomingMessage, response: ServerResponse, handle: Handler): void {
    if (this.ending) response.shouldKeepAlive = false;
    this.room.look(performance.now());
    if (!this.admits(request)) return this.refuse(request, response);
    if (needsNoPlace(request)) this.goBeside(response);
    else if (hasBody(request)) this.receive(request, response);
    else this.work(response);
    handle(request, response);
  }

  /** Whether there is room for the request. */
  admits(request: IncomingMessage): boolean {
    return !this.stopping && (this.room.holds(this.atWork.size) || needsNoPlace(request));
  }

  /** Requests that are worked on. */
  get underWay(): number {
    return this.atWork.size;
  }

  /** Requests that may be worked on now. */
  get places(): number {
    return this.room.places;
  }

  /** The request whose body was arriving on the connection, and its answer. */
  arrivingOn(socket: Socket): ServerResponse | undefined {
    return this.arriving.get(socket);
  }

  /** Whether the process is about to stop: nobody should send it more. */
  get isEnding(): boolean {
    return this.ending;
  }

  /** Goes on letting in, and makes every answer the last on its connection: its client's next request may go to another process. */
  drain(): void {
    if (this.ending) return;
    this.ending = true;
    for (const response of this.open()) this.connections.endWith(response);
  }

  /**
   * Drains, and refuses what comes from now on. Resolves when clients have had time to see that, nobody can connect any more, and the
   * connections on which nothing is under way are closed.
   */
  async stop(stopListening: () => void): Promise<void> {
    this.stopping = true;
    this.drain();
    await this.connections.empty();
    stopListening();
    // Who connected a moment ago has a request on its way.
    await this.connections.empty();
    this.connections.closeAllBut(new Set(this.open().map(({ req }) => req.socket)));
  }

  private open(): ServerResponse[] {
    return [...this.atWork, ...this.arriving.values(), ...this.beside];
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const [slowest] = this.arriving;
    if (slowest !== undefined && this.arriving.size >= this.maxArriving) this.cutOff(slowest[0], slowest[1]);
    this.arriving.set(socket, response);
    const leave = (): void => void (this.arriving.get(socket) === response && this.arriving.delete(socket));
    request.once('end', () => {
      leave();
      if (!response.writableEnded && !response.destroyed) this.work(response);
    });
    response.once('close', leave);
  }

  /** Of too many bodies that arrive, the one that takes longest makes room. */
  private cutOff(socket: Socket, { req: request }: ServerResponse): void {
    this.arriving.delete(socket);
    answerAndClose(socket, 408, this.options.refusals.word(request, 'TIMED_OUT'), this.options.headersOf(request));
  }

  private work(response: ServerResponse): void {
    const since = performance.now();
    this.atWork.add(response);
    const leave = (): void => {
      if (this.atWork.delete(response)) this.room.answered(performance.now() - since);
    };
    // Written whole, though perhaps not read yet.
    response.on('prefinish', leave);
    // Never written, because the client has gone.
    response.on('close', leave);
    // A file: from now on it is the client who takes time.
    response.on('pipe', () => {
      leave();
      this.goBeside(response);
    });
  }

  private goBeside(response: ServerResponse): void {
    this.beside.add(response);
    response.on('close', () => void this.beside.delete(response));
  }

  private refuse(request: IncomingMessage, response: ServerResponse): void {
    const { refusals, headersOf } = this.options;
    const text = refusals.word(request, 'UNAVAILABLE');
    response.writeHead(503, {
      ...headersOf(request),
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_SECONDS),
    });
    response.end(request.method === 'HEAD' ? undefined : text);
    this.resting.add(request.socket);
    this.shed[this.stopping ? 'stopping' : 'full'] += 1;
    this.report();
  }

  /** One line a second, however many are refused: the log must not be what is overloaded next. */
  private report(): void {
    this.refused += 1;
    const now = Date.now();
    if (now - this.reported < REPORT_EVERY_MS) return;
    const why = this.stopping ? 'the server stops' : 'too many are under way';
    this.options.log().warn({ refused: this.refused, underWay: this.atWork.size }, `Requests are refused: ${why}.`);
    this.reported = now;
    this.refused = 0;
  }
}

/** Probes have to be answered when nothing else is, and a preflight costs less than its refusal. */
function needsNoPlace({ method, url = '' }: IncomingMessage): boolean {
  return url.startsWith('/health/') || method === 'OPTIONS';
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');
}
