import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPlainEncoding, type PackingFault, unpackedBody } from '../../platform/http/unpacked-body.js';
import { isReadContentType } from '../../platform/text/charset.js';
import { isSuspectJson, pathOfBadText } from '../../platform/text/unicode.js';
import { badText } from '../errors/bad-text.js';
import { RequestError } from '../errors/request-error.js';

/**
 * Reads bodies of JSON, and only those: parsers for forms and files would let a foreign page post operations. Refuses texts in
 * another encoding, and texts that are none, wherever they are.
 */
export function acceptJsonOnly(scope: FastifyInstance, bodyLimitBytes: number): void {
  scope.removeAllContentTypeParsers();
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  const read = (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void): void => {
    if (!isUtf8(bytes)) return done(badText());
    const text = bytes.toString('utf8');
    void parseJson(request, text, (error, body: unknown) => {
      const bad = error === null && isSuspectJson(text) ? badTextIn(body) : null;
      done(error ?? bad, body);
    });
  };
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, sent: Buffer, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
    if (!isReadContentType(type))
      return done(new RequestError('MEDIA_TYPE_UNSUPPORTED', 'Send the operation as application/json in UTF-8.'));
    if (isPlainEncoding(encoding)) return read(request, sent, done);
    void unpackedBody(sent, encoding, bodyLimitBytes).then((body) =>
      typeof body === 'string' ? done(packingRefusal(body)) : read(request, body, done),
    );
  });
}

function packingRefusal(fault: PackingFault): RequestError {
  switch (fault) {
    case 'too large':
      return new RequestError('BODY_TOO_LARGE', 'The request body is too large when unpacked.');
    case 'broken':
      return new RequestError('BAD_REQUEST', 'The request body is not gzip, as its Content-Encoding says.');
    default:
      return new RequestError('MEDIA_TYPE_UNSUPPORTED', 'Send the body as it is, or with Content-Encoding: gzip.');
  }
}

/** The refusal of an operation in whose variables or other parts a text is none. */
function badTextIn(body: unknown): RequestError | null {
  const path = pathOfBadText(body);
  // The document is the parser's to judge: it names the place in it.
  return path === null || path[0] === 'query' ? null : badText(fieldAt(path));
}

/** `variables.input.name` is about `name`, `variables.name` about `name`. */
function fieldAt(path: readonly string[]): string | undefined {
  const [part, variable, ...inner] = path;
  if (part !== 'variables') return part;
  return inner.length > 0 ? inner.join('.') : variable;
}

/** The same for variables that came without a request of their own. */
export function badTextInVariables(variables: unknown): RequestError | null {
  const path = pathOfBadText(variables);
  return path === null ? null : badText(fieldAt(['variables', ...path]));
}
