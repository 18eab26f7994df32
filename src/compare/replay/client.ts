import type { ComparedAnswer } from '../diff/difference.js';
import { ask, headersOf, valueOf } from '../http/ask.js';
import { mapTexts } from '../traffic/content.js';
import type { Content, Exchange } from '../traffic/exchange.js';
import { isMark } from '../traffic/marks.js';

/** A call as it is sent to one side. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Content;
}

/** Longer than any old system took that somebody waited for. */
const TIMEOUT_MS = 30_000;

/** What clients say of themselves that an answer may depend on; the rest belongs to their connection. */
const SENT_HEADERS = ['accept', 'accept-language', 'authorization', 'cookie', 'token', 'user-agent', 'x-auth-token', 'x-requested-with'];

/** Stands for pictures, of which a recording has the hash only: one white pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

/** Sends a call to a side. Throws where there is no answer. */
export async function send(base: string, { method, url, headers, body }: Call): Promise<ComparedAnswer> {
  const { type, bytes } = await bodyOf(body);
  const kept = Object.entries(headers).filter(([name]) => SENT_HEADERS.includes(name));
  const answered = await ask(base, { method, url, headers: { ...Object.fromEntries(kept), ...type }, bytes }, TIMEOUT_MS);
  return { status: answered.status, headers: headersOf(answered), body: valueOf(answered) };
}

/** The old side of an exchange, as it was recorded. */
export function recorded({ answer }: Exchange): ComparedAnswer {
  const { status, headers, body } = answer;
  return { status, headers, body: contentValue(body) };
}

function contentValue(content: Content): unknown {
  if (content.kind === 'json') return content.value;
  if (content.kind === 'text') return content.text;
  return content.kind === 'none' ? undefined : content;
}

interface Body {
  readonly type: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

async function bodyOf(content: Content): Promise<Body> {
  switch (content.kind) {
    case 'json': {
      const value = mapTexts(content.value, (text) => (isMark(text) ? PIXEL.toString('base64') : text));
      return { type: { 'content-type': 'application/json' }, bytes: Buffer.from(JSON.stringify(value)) };
    }
    case 'form':
      return encoded(
        content.multipart === true
          ? formOf(content.fields)
          : new URLSearchParams(content.fields.map(([name, value]): [string, string] => [name, value])),
      );
    case 'text':
      return { type: { 'content-type': 'text/plain; charset=utf-8' }, bytes: Buffer.from(content.text) };
    default:
      return { type: {}, bytes: Buffer.alloc(0) };
  }
}

/** As a browser would write it. */
async function encoded(form: FormData | URLSearchParams): Promise<Body> {
  const response = new Response(form);
  return { type: { 'content-type': response.headers.get('content-type') ?? '' }, bytes: Buffer.from(await response.arrayBuffer()) };
}

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) {
    if (isMark(value)) form.append(name, new Blob([PIXEL], { type: 'image/png' }), 'picture.png');
    else form.append(name, value);
  }
  return form;
}
