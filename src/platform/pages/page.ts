import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Document } from '../http/document.js';

export interface PageParts {
  readonly title: string;
  /** HTML. */
  readonly body: string;
  readonly styles: readonly string[];
  /** Addresses of our own; they are loaded before the page's own scripts run. */
  readonly scriptFiles?: readonly string[];
  /** They run in this order, behind the body. */
  readonly scripts?: readonly string[];
  /** What the page may do beyond showing itself, by directive of its Content-Security-Policy; replaces the usual. */
  readonly policy?: Readonly<Record<string, string>>;
}

export type SendPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const ICON =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16' rx='4' fill='#2456c7'/><path d='M4 12V6.5L8 4l4 2.5V12H9.5V8.5h-3V12z' fill='#fff'/></svg>";

/** Whether the request comes from a person with a browser, not from a program. */
export function prefersHtml(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
}

/**
 * Sends a page to who prefers one. It is made when somebody first asks, because most processes never serve it, and anew where what it is
 * made of is another object than before.
 */
export function pageSender<T extends object>(given: () => Promise<T>, make: (given: T) => Promise<Document>): SendPage {
  let made: { readonly of: T; readonly page: Promise<Document> } | undefined;
  return async (request, reply) => {
    const now = await given();
    if (made?.of !== now) made = { of: now, page: make(now) };
    // It is what this address is for browsers.
    reply.header('vary', [...[reply.getHeader('vary') ?? []].flat(), 'accept'].join(', '));
    return (await made.page).send(request, reply);
  };
}

/** A page that asks no other host, and runs no script but its own. */
export function page({ title, body, styles, scriptFiles = [], scripts = [], policy = {} }: PageParts): Document {
  const directives = {
    'default-src': "'none'",
    'script-src': [...(scriptFiles.length > 0 ? ["'self'"] : []), ...scripts.map(hashOf)].join(' ') || "'none'",
    'style-src': styles.map(hashOf).join(' '),
    'img-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...policy,
  };
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
${styles.map((style) => `<style>${style}</style>`).join('\n')}
</head>
<body>
${body}
${scriptFiles.map((address) => `<script src="${address}"></script>`).join('\n')}
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
  return new Document(html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': Object.entries(directives)
      .map((directive) => directive.join(' '))
      .join('; '),
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
}

/** What a page's script finds by `dataOf(id)`; no script itself. */
export function dataBlock(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** As a policy names a script or style that stands in the page. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
