import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { type Validator, validatorOf } from './validator.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Holds whatever an old API answers in a test against the API's own document. */
export function checkAnswers(server: FastifyInstance): void {
  const inject = server.inject.bind(server);
  const checked = async (options: InjectOptions | string): Promise<LightMyRequestResponse> => {
    const response = await inject(options);
    const complaint = complaintOf(typeof options === 'string' ? { url: options } : options, response);
    if (complaint !== null) throw new Error(complaint);
    return response;
  };
  server.inject = ((...given: readonly unknown[]) =>
    given.length === 1
      ? checked(given[0] as InjectOptions)
      : (inject as (...all: readonly unknown[]) => unknown)(...given)) as typeof server.inject;
}

function complaintOf({ method = 'GET', url, path, headers = {} }: InjectOptions, response: LightMyRequestResponse): string | null {
  const address = url ?? path;
  if (typeof address !== 'string' || !METHODS.includes(method) || response.headers['content-encoding'] !== undefined) return null;
  // Another host name may be another surface's.
  const isElsewhere = Object.keys(headers).some((name) => /^(host|x-forwarded-host|:authority)$/i.test(name));
  for (const { validator, path: within } of candidatesAt(address.replace(/[?#].*$/s, ''), isElsewhere)) {
    const operation = validator.operation(method, within);
    if (operation === undefined) continue;
    const complaint = validator.complaint(
      operation,
      response.statusCode,
      String(response.headers['content-type']),
      response.body === '' ? undefined : response.json(),
    );
    return complaint === null
      ? null
      : `${operation.operationId} answers ${method} ${within} with what its document does not know: ${complaint}\n${response.body.slice(0, 500)}`;
  }
  return null;
}

/** The surface below its prefix; on the root the one surface that has such a path, if it is one. */
function candidatesAt(address: string, isElsewhere: boolean): { validator: Validator; path: string }[] {
  const [, name, rest = '/'] = /^\/legacy\/([a-z-]+)(\/.*)?$/.exec(address) ?? [];
  if (name !== undefined) return surfaces.some((surface) => surface.name === name) ? [{ validator: validatorOf(name), path: rest }] : [];
  if (isElsewhere || !surfaces.some(({ rootPrefixes }) => rootPrefixes.some((prefix) => address.startsWith(`${prefix}/`)))) return [];
  const having = surfaces
    .map((surface) => validatorOf(surface.name))
    .filter((validator) => METHODS.some((method) => validator.operation(method, address) !== undefined));
  return having.length === 1 ? having.map((validator) => ({ validator, path: address })) : [];
}
