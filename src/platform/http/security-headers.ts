import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import fastify from 'fastify';

export type Headers = Readonly<Record<string, string>>;

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The headers that tell a browser to make as little as possible of an answer: it is JSON, never a page, never to be guessed
 * at, never framed, never embedded by another site. Files and the playground say otherwise of themselves.
 *
 * They are the same on every answer, so helmet is asked once, at start: as a hook of every request it would cost more than a
 * twentieth of a small answer.
 */
export async function securityHeaders({ publicUrl }: { readonly publicUrl: string }): Promise<Headers> {
  const asked = fastify();
  await asked.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Whoever serves plain HTTP must not lock browsers into HTTPS; subdomains are not ours to decide on.
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    // For browsers that are no more, and for pages.
    originAgentCluster: false,
    dnsPrefetchControl: false,
    ieNoOpen: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
  });
  const answered = new Promise<OutgoingHttpHeaders>((resolve) => {
    asked.get('/', async (_request, reply) => {
      reply.hijack();
      resolve(reply.raw.getHeaders());
    });
  });
  await asked.ready();
  const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/' });
  asked.routing(request, new ServerResponse(request));
  return Object.fromEntries(Object.entries(await answered).map(([name, value]) => [name, String(value)]));
}
