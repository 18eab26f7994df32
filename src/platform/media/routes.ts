import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { unavailability, unavailable } from '../database/unavailable.js';
import { ReasonedError } from '../errors.js';
import { learnReason } from '../observe/call.js';
import type { FileAccess, Getter } from './access.js';
import type { AddressQuery } from './addresses.js';
import { askedOf, dependsOnFacts } from './asked-of-file.js';
import { contentTypeOf, isDisplayed } from './content-type.js';
import type { FileFacts, FilePart, OpenFile } from './file-storage.js';
import { MEDIA_PREFIX, type ServedMedia } from './media.js';

interface FileRequest {
  Params: { '*': string };
  Querystring: AddressQuery;
}

/**
 * GET /media/*: the stored files. They come from strangers, so a browser may neither guess another type nor run anything
 * in them, but pages of any site may show them. Names follow from content, so a copy of a public file is good for ever; of a
 * personal one nobody keeps a copy, and its address is told to nobody else. Paths that are unknown, however they are spelled, and
 * addresses that are not good go on to the app's own not-found answer: nobody learns which it was.
 *
 * Files of a bucket are handed through, and not redirected to: old clients know one host, the bucket need not be reachable for them, and
 * no presigned address could carry these headers.
 */
export const mediaRoutes: FastifyPluginAsync<{ media: ServedMedia; access: FileAccess }> = async (app, { media, access }) => {
  app.setErrorHandler((error, _request, reply) => {
    const refusal = unavailability(error) === undefined ? error : unavailable();
    if (!(refusal instanceof ReasonedError) || refusal.code !== 'UNAVAILABLE') throw error;
    learnReason(refusal.reason);
    const { message, params } = refusal;
    return reply
      .code(503)
      .headers({ 'retry-after': String(params['retryAfterSeconds']), 'cache-control': 'no-store' })
      .send({ statusCode: 503, error: 'Service Unavailable', message });
  });

  app.route<FileRequest>({
    method: ['GET', 'HEAD'],
    url: `${MEDIA_PREFIX}*`,
    // Pictures are compressed already, and ranges count their bytes as they are stored.
    compress: false,
    handler: async (request, reply) => {
      const path = request.params['*'];
      const getter = await access.getterOf(path, request.query);
      if (getter === 'nobody') return reply.callNotFound();
      return (await answer(request, reply, path, getter)) ?? reply.callNotFound();
    },
  });

  /** Undefined: there is no such file. */
  async function answer(
    { method, headers }: FastifyRequest,
    reply: FastifyReply,
    path: string,
    getter: Getter,
  ): Promise<FastifyReply | undefined> {
    if (!dependsOnFacts(method, headers)) return whole(reply, path, getter);
    const file = await media.storage.facts(path);
    if (file === undefined) return undefined;
    const asked = askedOf(file, method, headers);
    switch (asked.status) {
      case 200:
        return method === 'GET'
          ? whole(reply, path, getter)
          : described(reply, path, getter, file).header('content-length', file.size).send();
      case 206:
        return ofPart(reply, path, getter, { file, part: asked.part });
      case 416:
        return reply.code(416).header('content-range', `bytes */${file.size}`).send();
      default:
        return described(reply, path, getter, file).code(asked.status).send();
    }
  }

  async function whole(reply: FastifyReply, path: string, getter: Getter): Promise<FastifyReply | undefined> {
    const file = await media.storage.open(path);
    return file && described(reply, path, getter, file).header('content-length', file.size).send(file.body);
  }

  async function ofPart(
    reply: FastifyReply,
    path: string,
    getter: Getter,
    { file, part }: { file: FileFacts; part: FilePart },
  ): Promise<FastifyReply | undefined> {
    const opened: OpenFile | undefined = await media.storage.open(path, part);
    const { start, end } = part;
    if (opened === undefined || (opened.etag === file.etag && opened.length === end - start + 1)) {
      return (
        opened &&
        described(reply, path, getter, opened)
          .code(206)
          .headers({ 'content-range': `bytes ${start}-${end}/${opened.size}`, 'content-length': end - start + 1 })
          .send(opened.body)
      );
    }
    // Replaced in between, or not the part: the whole is always right.
    opened.body.destroy();
    return whole(reply, path, getter);
  }
};

/** The headers of every answer about a file that is there. */
function described(reply: FastifyReply, path: string, getter: Getter, { etag, modifiedAt }: FileFacts): FastifyReply {
  const personal = getter !== 'everybody';
  return reply.headers({
    'Content-Type': contentTypeOf(path),
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Last-Modified': modifiedAt.toUTCString(),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Disposition': isDisplayed(path) ? 'inline' : 'attachment',
    'Cache-Control': personal ? 'private, no-store' : 'public, max-age=31536000, immutable',
    ...(personal && { 'Referrer-Policy': 'no-referrer' }),
  });
}
