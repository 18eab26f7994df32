import { mkdir } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import { isDisplayed } from './content-type.js';
import { MEDIA_PREFIX, type ServedMedia } from './media.js';

/**
 * GET /media/*: the stored files. They come from strangers, so a browser may neither guess another type nor run anything
 * in them. Names follow from content, so a copy is good for ever. Unknown paths go on to the app's own not-found answer.
 */
export const mediaRoutes: FastifyPluginAsync<{ media: ServedMedia }> = async (app, { media }) => {
  await mkdir(media.root, { recursive: true });
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
      reply.header('Content-Security-Policy', "default-src 'none'; sandbox");
      reply.header('Content-Disposition', isDisplayed(path) ? 'inline' : 'attachment');
    },
  });
};
