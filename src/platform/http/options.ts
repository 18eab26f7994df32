import type { FastifyInstance } from 'fastify';

/** Old APIs answer there, in their own words. */
const EVERYTHING_ELSE = '/*';

/** Answers OPTIONS at every address that gets a route from now on with the methods it takes, unless the first route there is for OPTIONS itself. */
export function answerOptions(server: FastifyInstance): void {
  const methodsAt = new Map<string, Set<string>>();
  server.addHook('onRoute', function ({ url, method }) {
    if (url === EVERYTHING_ELSE) return;
    const known = methodsAt.get(url);
    const methods = known ?? new Set<string>();
    for (const one of [method].flat()) methods.add(one);
    if (known !== undefined) return;
    methodsAt.set(url, methods);
    if (!methods.has('OPTIONS'))
      this.options(url, (_request, reply) =>
        reply
          .code(204)
          .header('allow', [...methods].join(', '))
          .send(),
      );
  });
}
