import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { Document } from '../../../platform/http/document.js';
import type { Refusals } from '../../../platform/http/refusals.js';
import { unpackedBody } from '../../../platform/http/unpacked-body.js';
import { RETRY_AFTER_SECONDS } from '../../../platform/retry-after.js';
import { AnswerHeaders } from '../answer.js';
import { assemble } from '../assemble.js';
import { parsePairs } from '../body/form.js';
import { parseBody } from '../body/parse.js';
import { readBody } from '../body/read.js';
import type { Body } from '../body/types.js';
import type { PageSize } from '../contract/types.js';
import { endpointsOf } from '../endpoint-at.js';
import type { Engine, Served } from '../engine.js';
import { bodyText } from '../json-text.js';
import { openApi } from '../openapi/document.js';
import type { LegacyAudience, LegacyPorts } from '../ports.js';
import { unavailable } from '../refusal.js';
import type { Incoming } from '../request.js';
import { serve } from '../run.js';
import type { Surface } from '../surface.js';
import { Addresses, type Addressed, type RequestHead } from './address.js';
import { readCookies } from './cookies.js';
import { pageAt, type Pages } from './pages.js';
import type { Shadow, ShadowAnswer } from './shadow.js';
import { refusalWording } from './unread.js';

export interface LegacyOptions {
  readonly surfaces: readonly Surface[];
  readonly ports: LegacyPorts;
  /** Host name -> surface name (LEGACY_HOSTS). */
  readonly hosts: ReadonlyMap<string, string>;
  /** Rows of a page where a deployment wants another number than the surface's contract. */
  readonly pageSizes?: Readonly<Partial<Record<LegacyAudience, number | undefined>>>;
  /** PUBLIC_URL; base of absolute links. */
  readonly publicUrl: string;
  readonly bodyLimitBytes: number;
  /** The gateway's, for the descriptions of the surfaces. */
  readonly version: string;
  /** CORS_ORIGINS; pages of other sites are foreign. */
  readonly corsOrigins?: readonly string[];
  /** Old systems that answer in the place of their surfaces. */
  readonly shadows?: ReadonlyMap<string, Shadow>;
  /** Where the surfaces say how they word refusals of requests that they never see. */
  readonly refusals?: Refusals;
  /** Left out: browsers get what programs get. */
  readonly pages?: Pages | undefined;
}

/** The methods that the surfaces know. All others come in through the not-found handler, OPTIONS too where CORS does not answer it. */
const SERVED_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Serves the old APIs: below `/legacy/<surface>`, on their host names, and at their documented paths on the root. It takes every
 * request that no other route has, and answers what belongs to no surface as not found.
 *
 * @throws SurfaceMistakes while the server starts, when routes, contract and operations don't fit together
 */
export const legacyPlugin: FastifyPluginAsync<LegacyOptions> = async (fastify, options) => {
  const engines = options.surfaces.map((surface) => assemble(surface, options.ports));
  const addresses = new Addresses(engines, options.hosts);
  const endpointsAt = new Map(
    engines.filter(({ surface }) => options.shadows?.has(surface.name)).map((engine) => [engine, endpointsOf(engine.surface)]),
  );
  options.refusals?.add(refusalWording(addresses, options.publicUrl));
  const { corsOrigins = [] } = options;
  const publicUrl = options.publicUrl.replace(/\/$/, '');

  for (const engine of engines) {
    const root = `/legacy/${engine.surface.name}`;
    // Made when it is first asked for: few processes ever are.
    let document: Document | undefined;
    fastify.get(`${root}/openapi.json`, (request, reply) => {
      document ??= new Document(JSON.stringify(openApi(engine, { server: publicUrl + root, version: options.version })), {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'public, max-age=300',
      });
      return document.send(request, reply);
    });
  }

  // Bodies are read by the handler: in every method, with the surface's own answer to a broken or too large one.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));

  const respond = async (request: FastifyRequest, reply: FastifyReply, read: () => Promise<ReadBody>): Promise<unknown> => {
    const head = headOf(request);
    const addressed = addresses.locate(head);
    const page = options.pages && pageAt(options.pages, request, head, addressed);
    if (page) return page(request, reply);
    if (addressed === null) return notFound(reply);

    let body: Body;
    let bytes: Buffer;
    try {
      ({ body, bytes } = await read());
    } catch (error) {
      // The client has gone, or was cut off because it took too long: there is nobody to answer.
      if (request.raw.readableAborted) return reply.hijack();
      throw error;
    }
    const engine = addressed.by === 'collision' ? addresses.settle(addressed.collision, head, body) : addressed.engine;
    if (engine === null) return notFound(reply);
    const incoming = incomingOf(request, head, body, addressed.path, {
      publicUrl,
      base: baseOf(addressed, engine, request, publicUrl),
      pageSize: chosenSize(engine.surface, options.pageSizes),
      foreign: isForeign(request, corsOrigins),
    });
    const report = (error: unknown, endpoint: string): void =>
      request.log.error({ err: error, endpoint }, 'a legacy call failed unexpectedly');
    const shadow = options.shadows?.get(engine.surface.name);
    const endpointAt = endpointsAt.get(engine);
    if (shadow === undefined || endpointAt === undefined || body.kind === 'too_large')
      return send(reply, await serve(engine, incoming, report), body);
    const passedOn = { method: request.method, url: addressed.path + searchOf(request), headers: request.headers, bytes };
    const answer = await shadow.answer(passedOn, {
      endpoint: endpointAt(head.method, addressed.path),
      incoming: { ...incoming, gone: () => false },
      token: engine.surface.credential.token(incoming),
      serve: (own) => serve(engine, own, report),
    });
    return sendShadowed(reply, answer, engine, incoming);
  };
  const handle = (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    respond(request, reply, () => bodyOf(request, options.bodyLimitBytes));

  // Fastify's own handler would write the query string, and a token in it, into the log. A method that no endpoint has is
  // the surface's to refuse; its body is left unread.
  fastify.setNotFoundHandler((request, reply) =>
    SERVED_METHODS.includes(request.method) ? notFound(reply) : respond(request, reply, async () => NO_BODY),
  );

  fastify.route({
    method: SERVED_METHODS,
    url: '/*',
    exposeHeadRoute: false,
    // A malformed Content-Type header is refused before the handler; the surface has its own answer to it.
    errorHandler: (error, request, reply) => {
      if (!error.code?.startsWith('FST_ERR_CTP_') || reply.sent) throw error;
      return handle(request, reply);
    },
    handler: handle,
  });
};

/** The answer to a request for no surface: in the form of Fastify's own, without the address, which may hold a token. */
function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ statusCode: 404, error: 'Not Found', message: 'There is nothing at this address.' });
}

function pathOf(request: FastifyRequest): string {
  return request.raw.url?.split('?', 1)[0] ?? '/';
}

function headOf(request: FastifyRequest): RequestHead {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  return { method, path: pathOf(request), hostname: request.hostname, headers: request.headers };
}

interface ReadBody {
  readonly body: Body;
  /** Unpacked where that is possible; nothing of one that is too large. */
  readonly bytes: Buffer;
}

const NO_BODY: ReadBody = { body: { kind: 'none' }, bytes: Buffer.alloc(0) };

async function bodyOf(request: FastifyRequest, limit: number): Promise<ReadBody> {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return NO_BODY;
  const sent = await readBody(request.raw, limit);
  const bytes = sent === null ? 'too large' : await unpackedBody(sent, headers['content-encoding'], limit);
  return { body: await parseBody(bytes, headers), bytes: typeof bytes === 'string' ? (sent ?? NO_BODY.bytes) : bytes };
}

/** The query with its question mark, as it was sent. */
function searchOf({ raw }: FastifyRequest): string {
  const url = raw.url ?? '';
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

function sendShadowed(reply: FastifyReply, answer: ShadowAnswer, { surface }: Engine, incoming: Incoming): FastifyReply {
  if (answer.by === 'own') return send(reply, answer.served, incoming.body);
  if (answer.by === 'nobody') {
    const headers = new AnswerHeaders();
    headers.header('retry-after', String(RETRY_AFTER_SECONDS));
    return send(reply, { answer: unavailable(surface, incoming), headers }, incoming.body);
  }
  reply.code(answer.status);
  for (const [name, value] of answer.headers) reply.header(name, value);
  return reply.send(answer.bytes);
}

function chosenSize({ name, contract: { pageSize } }: Surface, chosen: LegacyOptions['pageSizes'] = {}): PageSize | undefined {
  return pageSize && { ...pageSize, size: chosen[name] ?? pageSize.size };
}

function baseOf({ by }: Addressed, { surface }: Engine, request: FastifyRequest, publicUrl: string): string {
  if (by === 'prefix') return `${publicUrl}/legacy/${surface.name}`;
  // The host name is one of the configured ones, so a forged Host header can't steer links elsewhere.
  return by === 'host' ? `${request.protocol}://${request.host}` : publicUrl;
}

/** Only browsers say which site makes a request, and let no page change it; programs, mini-programs among them, say nothing. */
function isForeign({ headers }: FastifyRequest, corsOrigins: readonly string[]): boolean {
  return headers['sec-fetch-site'] === 'cross-site' && !corsOrigins.includes(headers.origin ?? '');
}

function incomingOf(
  request: FastifyRequest,
  head: RequestHead,
  body: Body,
  path: string,
  rest: Pick<Incoming, 'base' | 'publicUrl' | 'pageSize' | 'foreign'>,
): Incoming {
  const search = request.raw.url?.slice(head.path.length + 1) ?? '';
  return {
    ...rest,
    method: head.method,
    path,
    headers: request.headers,
    cookies: readCookies(request.headers.cookie),
    query: parsePairs(search) ?? new Map(),
    body,
    address: request.ip,
    gone: () => request.raw.socket.destroyed,
  };
}

function send(reply: FastifyReply, { answer, headers }: Served, body: Body): FastifyReply {
  // Answers belong to one user, and some GETs change state: nothing of this is for a cache.
  reply.code(answer.status).header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
  for (const [name, value] of headers.entries()) reply.header(name, value);
  if (body.kind === 'too_large') reply.header('connection', 'close');
  return reply.send(bodyText(answer.body));
}
