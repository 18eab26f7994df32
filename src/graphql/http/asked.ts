import type { FastifyRequest } from 'fastify';
import { formPairs } from '../../platform/text/form.js';
import { isSuspectJson, isText } from '../../platform/text/unicode.js';
import { badText } from '../errors/bad-text.js';
import { isRecord } from '../persisted/is-record.js';
import { badTextInVariables } from './request-texts.js';

/** Parameters that may come once. */
const ONCE = ['query', 'operationName', 'variables', 'extensions'];
/** Those of them that hold a JSON object. */
const OBJECTS = ['variables', 'extensions'];
/** What some clients say of the body that a GET has not. */
const JSON_TYPE = /^application\/json(?:; *charset=utf-8)?$/i;

/**
 * The operation that a request asks for: the body of a POST, in the same form the query string of a GET. Undefined: it is not said as it
 * should be, and Apollo Server has the words for that. Throws where a text of a query string is none.
 */
export function askedBy(request: FastifyRequest): unknown {
  if (request.method === 'POST') return request.body;
  return request.method === 'GET' ? askedInQuery(request) : undefined;
}

function askedInQuery({ url, headers }: FastifyRequest): object | undefined {
  const at = url.indexOf('?');
  const asked = new Map<string, unknown>();
  let wellFormed = JSON_TYPE.test(headers['content-type'] ?? 'application/json');
  for (const [name, text] of at < 0 ? [] : formPairs(url.slice(at + 1))) {
    if (!isText(name) || !isText(text)) throw badText(isText(name) ? name : undefined);
    const value = OBJECTS.includes(name) ? parsed(text) : text;
    const refusal = name === 'variables' && isSuspectJson(text) ? badTextInVariables(value) : null;
    if (refusal) throw refusal;
    wellFormed &&= !(ONCE.includes(name) && asked.has(name)) && (value === text || isRecord(value));
    asked.set(name, value);
  }
  return wellFormed ? Object.fromEntries(asked) : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The same as a query string. */
export function queryOf(asked: object): string {
  const texts = Object.entries(asked).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(texts).toString();
}
