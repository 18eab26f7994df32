import { mkdir } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { FileAccess, Getter } from './access.js';
import type { AddressQuery } from './addresses.js';
import { isDisplayed } from './content-type.js';
import { MEDIA_PREFIX, type ServedMedia } from './media.js';

/** How the file sender refuses a path that it does not like. */
const PATH_REFUSALS = new Set([400, 403, 404, 414]);

interface FileRequest {
  Params: { '*': string };
  Querystring: AddressQuery;
}

/**
 * GET /media/*: the stored files. They come from strangers, so a browser may neither guess another type nor run anything
 * in them, but pages of any site may show them. Names follow from content, so a copy of a public file is good for ever; of a
 * personal one nobody keeps a copy, and its address is told to nobody else. Paths that are unknown, however they are spelled, and
 * addresses that are not good go on to the app's own not-found answer: nobody learns which it was.
 */
export const mediaRoutes: FastifyPluginAsync<{ media: ServedMedia; access: FileAccess }> = async (app, { media, access }) => {
  await mkdir(media.root, { recursive: true });
  app.setErrorHandler<{ statusCode?: number }>((error, _request, reply) => {
    if (!PATH_REFUSALS.has(error.statusCode ?? 500)) throw error;
    reply.callNotFound();
  });
  const judged = new WeakMap<FastifyRequest['raw'], { path: string; getter: Getter }>();

  app.addHook<FileRequest>('onRequest', async (request, reply) => {
    const path = request.params['*'];
    const getter = await access.getterOf(path, request.query);
    if (getter === 'nobody') return reply.callNotFound();
    judged.set(request.raw, { path, getter });
  });

  await app.register(fastifyStatic, {
    root: media.root,
    prefix: MEDIA_PREFIX,
    decorateReply: false,
    index: false,
    list: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    // What is served is what was judged, however the path was written.
    allowedPath: (path, _root, request) => path === `/${judged.get(request.raw)?.path}`,
    setHeaders: (reply, path) => {
      reply.header('X-Content-Type-Options', 'nosniff');
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
      reply.header('Content-Security-Policy', "default-src 'none'; sandbox");
      reply.header('Content-Disposition', isDisplayed(path) ? 'inline' : 'attachment');
      const personal = judged.get(reply.request.raw)?.getter !== 'everybody';
      reply.header('Cache-Control', personal ? 'private, no-store' : 'public, max-age=31536000, immutable');
      if (personal) reply.header('Referrer-Policy', 'no-referrer');
    },
  });
};
