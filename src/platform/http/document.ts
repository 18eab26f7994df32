import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import type { Headers } from './security-headers.js';

const zip = promisify(gzip);

/** A page or description that is the same for everybody, for as long as the process runs. Who has it already is told so. */
export class Document {
  readonly #bytes: Buffer;
  readonly #headers: Headers;
  #gzipped: Promise<Buffer> | undefined;

  /** @param headers with `content-type`, and how long it may be kept (`cache-control`) */
  constructor(text: string, headers: Headers) {
    this.#bytes = Buffer.from(text);
    // Weak: the same for each encoding.
    const etag = `W/"${createHash('sha256').update(this.#bytes).digest('base64url')}"`;
    this.#headers = { ...headers, etag, vary: 'accept-encoding' };
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { 'content-type': type, vary: mine, ...headers } = this.#headers;
    const vary = [...[reply.getHeader('vary') ?? []].flat(), mine].join(', ');
    reply.headers({ ...headers, vary });
    // Browsers say `Cache-Control: no-cache` with every If-None-Match that a script sets.
    if (fresh({ 'if-none-match': request.headers['if-none-match'] }, headers)) return reply.code(304).send();
    reply.header('content-type', type);
    if (new Negotiator(request).encoding(['gzip', 'identity']) !== 'gzip') return reply.send(this.#bytes);
    return reply.header('content-encoding', 'gzip').send(await (this.#gzipped ??= zip(this.#bytes)));
  }
}
