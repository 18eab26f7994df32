import { randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { Viewer } from '../../../access/viewer.js';
import { ChatAcknowledgeDocument, ChatClaimDocument, ChatReleaseDocument, ChatSendDocument } from '../../../generated/operations/school.js';
import { errorName, type Log } from '../../../platform/log.js';
import type { Signal } from '../../../platform/store/signals.js';
import type { Store } from '../../../platform/store/store.js';
import { type LegacyPorts, Refusal, type Run } from '../../shim/index.js';
import { socketMessage } from '../texts.js';
import { framesOf, noticeFrame, readFrame, type ServerFrame } from './frames.js';
import { runAs } from './operations.js';
import { Presence, type PresentHere } from './presence.js';

export interface ConnectionParts {
  readonly ports: LegacyPorts;
  readonly store: Store;
  readonly here: PresentHere;
  readonly log: Log;
  readonly heartbeatMs: number;
  /** The connection is this account's from now on; false: it has too many. */
  readonly signIn: (accountId: number) => boolean;
}

/** What a client says of itself when it connects. */
export interface Credentials {
  readonly realm: string | null;
  readonly token: string;
  readonly address: string;
}

const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const INTERNAL_ERROR = 1011;
const TRY_AGAIN_LATER = 1013;
/** A peer that does not answer our close is gone. */
const CLOSE_TIMEOUT_MS = 2000;
/** Heartbeats between two looks for what was stored while a signal got lost; without the store, each is one. */
const LOOK_EVERY = 4;
/** Heartbeats without an answer after which the line counts as dead; some old clients answer only when they read. */
const SILENT_BEATS = 4;

/** One client's connection (contract: school, websocket), from its opening to the last thing to be tidied up after it. */
export class ChatConnection {
  /** Resolves when the connection is closed and everything of it is tidied up. */
  readonly finished: Promise<void>;
  private readonly id = randomUUID();
  /** Frames of the client and deliveries, each kind one after the other; the opening comes before both. */
  private incoming: Promise<void>;
  private outgoing: Promise<void>;
  private deliveryAsked = false;
  /** The client was told why it may not go on: nothing more of it is taken. */
  private refused = false;
  private silentBeats = 0;
  private beats = 0;
  private user: { readonly viewer: Viewer; readonly run: Run; readonly presence: Presence } | null = null;
  private stopHearing: () => Promise<void> = async () => undefined;
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly credentials: Credentials,
    private readonly parts: ConnectionParts,
  ) {
    const opened = this.guarded(() => this.open());
    this.incoming = opened;
    this.outgoing = opened;
    socket.on('message', (data, isBinary) => this.accept(data, isBinary));
    socket.on('pong', () => (this.silentBeats = 0));
    this.finished = new Promise((resolve) => {
      socket.once('close', () => void this.tidyUp(opened).then(resolve));
    });
  }

  /** The server stops. */
  async leave(): Promise<void> {
    this.close(GOING_AWAY);
    await this.finished;
  }

  private async open(): Promise<void> {
    const { ports, store, here, heartbeatMs } = this.parts;
    const session = await ports.resolveToken(this.credentials.token, 'school');
    if (!session.ok || session.viewer.realm !== this.credentials.realm) return this.refuse(socketMessage('unauthenticated'));
    const { viewer } = session;
    if (!this.parts.signIn(viewer.accountId)) return this.close(TRY_AGAIN_LATER);
    const presence = new Presence(store, here, viewer.accountId, this.id);
    this.user = { viewer, run: runAs(ports, viewer, this.credentials.address), presence };
    this.stopHearing = await presence.enter(
      (signal) => this.hear(signal),
      () => this.catchUp(),
    );
    this.heartbeat = setInterval(() => void this.guarded(() => this.beat()), heartbeatMs);
    await this.deliver(true);
  }

  /** One frame at a time: a client that sends faster than we can store is slowed down, not queued without end. */
  private accept(data: RawData, isBinary: boolean): void {
    this.socket.pause();
    this.incoming = this.incoming.then(async () => {
      // Also when the client has closed meanwhile: what it sent before is sent.
      await this.guarded(() => this.receive(data, isBinary));
      this.socket.resume();
    });
  }

  private async receive(data: RawData, isBinary: boolean): Promise<void> {
    if (!(await this.isPresent()) || this.user === null) return;
    const frame = readFrame(data, isBinary);
    if (frame === null) return this.complain(socketMessage('unknown_action'));
    if (frame.to === null) return this.complain(socketMessage('bad_receiver'));
    try {
      await this.user.run(ChatSendDocument, { ...frame.to, content: frame.content ?? '' });
    } catch (error) {
      const reason = error instanceof Refusal ? error.reason : null;
      if (reason === 'CHAT_RECEIVER_UNKNOWN') return this.complain(socketMessage('bad_receiver'));
      if (reason === null) throw error;
      this.complain(socketMessage('bad_message'));
    }
  }

  private hear(signal: Signal): void {
    if (signal.kind === 'waiting') this.askForDelivery();
    else if (signal.kind === 'connected') void this.guarded(async () => void (await this.isPresent()));
    else
      void this.guarded(async () => {
        if (await this.isPresent()) await this.send(noticeFrame([{ content: signal.content, createdAt: signal.time }]));
      });
  }

  /** Signals may have been lost while the store was away: somebody may have taken over, something may wait. */
  private catchUp(): void {
    void this.guarded(async () => void (await this.isPresent()));
    this.askForDelivery();
  }

  /** However often it is asked for meanwhile, one delivery follows the present one. */
  private askForDelivery(): void {
    if (this.deliveryAsked) return;
    this.deliveryAsked = true;
    this.outgoing = this.outgoing.then(() => {
      this.deliveryAsked = false;
      return this.guarded(() => this.deliver(false));
    });
  }

  /** Shows what is stored. It is removed when it has gone out, and given back when it could not. */
  private async deliver(together: boolean): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN || !(await this.isPresent()) || this.user === null) return;
    const { run } = this.user;
    const { claimChatMessages: delivery } = await run(ChatClaimDocument, {});
    const frames = framesOf(delivery, together);
    if (frames.length === 0) return;
    try {
      for (const frame of frames) await this.send(frame);
    } catch {
      await run(ChatReleaseDocument, { claim: delivery.claim });
      return;
    }
    await run(ChatAcknowledgeDocument, { claim: delivery.claim });
  }

  private async beat(): Promise<void> {
    this.silentBeats += 1;
    if (this.silentBeats > SILENT_BEATS) return this.socket.terminate();
    this.socket.ping();
    if (!(await this.isPresent())) return;
    const inTouch = await this.user?.presence.refresh();
    this.beats += 1;
    if (inTouch !== true || this.beats % LOOK_EVERY === 0) this.askForDelivery();
  }

  /** Whether this is still the user's connection and the user still signed in; closes it where not. */
  private async isPresent(): Promise<boolean> {
    if (this.refused || this.user === null) return false;
    const [replaced, session] = await Promise.all([
      this.user.presence.isReplaced(),
      this.parts.ports.resolveToken(this.credentials.token, 'school'),
    ]);
    if (replaced) this.refuse(socketMessage('replaced'));
    else if (!session.ok) this.refuse(socketMessage('unauthenticated'));
    return !replaced && session.ok;
  }

  private complain(msg: string): void {
    this.send({ action: 'error', msg }).catch(() => undefined);
  }

  private refuse(msg: string): void {
    if (this.refused) return;
    this.refused = true;
    this.complain(msg);
    this.close(POLICY_VIOLATION);
  }

  private close(code: number): void {
    this.socket.close(code);
    setTimeout(() => this.socket.terminate(), CLOSE_TIMEOUT_MS).unref();
  }

  /** Resolves when the frame has left the process. */
  private send(frame: ServerFrame): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.send(JSON.stringify(frame), (error) => (error ? reject(error) : resolve()));
    });
  }

  /** What fails here is ours: it is logged, and the client may connect again. */
  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.parts.log.error({ err: error }, 'A chat connection failed.');
      this.close(INTERNAL_ERROR);
    }
  }

  private async tidyUp(opened: Promise<void>): Promise<void> {
    await opened;
    clearInterval(this.heartbeat);
    await Promise.all([this.incoming, this.outgoing]);
    try {
      await this.stopHearing();
      await this.user?.presence.leave();
    } catch (error) {
      this.parts.log.warn({ error: errorName(error) }, 'A chat connection could not be tidied up: the store is away.');
    }
  }
}
