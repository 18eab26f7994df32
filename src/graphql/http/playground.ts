import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Document } from '../../platform/http/document.js';

const DEFAULT_QUERY = `# Campus Gateway
#
# Write a query, press the play button. The documentation of the schema is behind the first button on the left.
# To sign in, run the login mutation, then put its token into the Headers tab below:
#   { "Authorization": "Bearer <token>" }

{
  __schema {
    queryType {
      fields {
        name
        description
      }
    }
  }
}
`;

/** Whether the request comes from a person with a browser, not from a program. */
export function prefersHtml(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
}

/** Makes the sender of GraphiQL: one page of nine megabytes that holds everything it needs, so it works without the internet. */
export function createPlayground(endpoint: string) {
  let made: Promise<Document> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // Made when somebody first asks: most processes never serve it.
    made ??= makePage(endpoint);
    // It is what this address is for browsers.
    reply.header('vary', [...[reply.getHeader('vary') ?? []].flat(), 'accept'].join(', '));
    return (await made).send(request, reply);
  };
}

async function makePage(endpoint: string): Promise<Document> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = withConnectionParams(
    renderGraphiQL({ title: 'Campus Gateway', endpoint, defaultQuery: DEFAULT_QUERY, subscriptionsProtocol: 'WS' }).trim(),
  );
  return new Document(html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyFor(html),
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
}

/** The Headers tab also counts for subscriptions: the page gives a WebSocket's opening not the headers, but this. */
function withConnectionParams(html: string): string {
  return html.replace(/extensions:\{headers:(\w+)\?\.headers\}/, 'extensions:{headers:$1?.headers,connectionParams:$1?.headers}');
}

/** Nothing from another host, and no script but the page's own. The editor writes its styles into the page. */
function policyFor(html: string): string {
  const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
