import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TestApp } from '../../support/app.js';

/** The port of the gateway, which listens from the first call on. */
export async function portOf(app: TestApp): Promise<number> {
  if (!app.server.server.listening) await app.server.listen({ port: 0, host: '127.0.0.1' });
  return (app.server.server.address() as AddressInfo).port;
}

/** A connection on which a test writes what no HTTP library would. */
export class Line {
  /** Everything that came, when the connection is closed. */
  readonly closed: Promise<string>;
  private text = '';
  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => (this.text += String(chunk)));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', () => resolve(this.text)));
  }

  static async open(port: number): Promise<Line> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Line(socket);
  }

  write(text: string): this {
    this.socket.write(text);
    return this;
  }

  /** What has come so far, once it holds the text. */
  async until(text: string): Promise<string> {
    while (!this.text.includes(text)) {
      if (this.socket.destroyed) throw new Error(`The connection closed before "${text}" came: ${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.text;
  }
}
