import { mkdir } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { isDisplayed } from './content-type.js';
import { MEDIA_PREFIX, type Media } from './media.js';

/** How the file sender refuses a path that it does not like. */
const PATH_REFUSALS = new Set([400, 403, 404, 414]);

/**
 * GET /media/*: the stored files. They come from strangers, so a browser may neither guess another type nor run anything
 * in them, but pages of any site may show them. Names follow from content, so a copy is good for ever. Whatever path is no
 * stored file's, however it is spelled, goes on to the app's own not-found answer.
 */
export const mediaRoutes: FastifyPluginAsync<{ media: Media }> = async (app, { media }) => {
  await mkdir(media.root, { recursive: true });
  app.setErrorHandler<{ statusCode?: number }>((error, _request, reply) => {
    if (!PATH_REFUSALS.has(error.statusCode ?? 500)) throw error;
    reply.callNotFound();
  });
  await app.register(fastifyStatic, {
    root: media.root,
    prefix: MEDIA_PREFIX,
    decorateReply: false,
    index: false,
    list: false,
    redirect: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply, path) => {
      reply.header('X-Content-Type-Options', 'nosniff');
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
      reply.header('Content-Security-Policy', "default-src 'none'; sandbox");
      reply.header('Content-Disposition', isDisplayed(path) ? 'inline' : 'attachment');
    },
  });
};
