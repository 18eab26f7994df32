import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { TestApp } from '../../support/app.js';
import type { Person } from './world.js';

export interface Frame {
  action: string;
  msg?: string;
  // Tests read lists of two shapes; the assertion is what types them.
  data?: { list: any[] };
}

/** The address of the listening gateway. */
export async function listen(app: TestApp): Promise<string> {
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  return `127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;
}

/** A client of the chat, as an old app would be one. */
export class ChatClient {
  readonly closed: Promise<number>;
  private readonly frames: Frame[] = [];
  private waiting: (() => void) | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      this.waiting?.();
    });
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  static async open(url: string): Promise<ChatClient> {
    const socket = new WebSocket(url);
    const client = new ChatClient(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return client;
  }

  static connect(host: string, { token }: Pick<Person, 'token'>, identity: 1 | 2, path = '/ws'): Promise<ChatClient> {
    return ChatClient.open(`ws://${host}${path}?identity=${identity}&token=${token}`);
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  say(identity: 1 | 2, id: number, content: string): void {
    this.send({ action: 'send', data: { user: { id, identity }, content } });
  }

  /** The next frame, in the order they came. */
  async next(): Promise<Frame> {
    while (this.frames.length === 0) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('No frame came.')), 5000);
        this.waiting = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.frames.shift() ?? { action: 'none' };
  }

  /** Frames that have come and were not asked for, after everything under way has had time to arrive. */
  async rest(): Promise<Frame[]> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return this.frames.splice(0);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
