import { mapTexts } from './content.js';
import type { Content, Exchange, RecordedAnswer } from './exchange.js';

/** Headers, cookies, query parameters and fields that let somebody in, by their names in small letters. */
const CREDENTIALS: Readonly<Record<string, 'token' | 'password'>> = {
  authorization: 'token',
  'x-auth-token': 'token',
  token: 'token',
  access_token: 'token',
  refresh_token: 'token',
  ticket: 'token',
  sessionid: 'token',
  csrftoken: 'token',
  wx_token: 'token',
  password: 'password',
  passwd: 'password',
  pwd: 'password',
  old_password: 'password',
  new_password: 'password',
  password_confirmation: 'password',
  confirm_password: 'password',
};

/** Schemes in front of a token. */
const SCHEME = /^(bearer|basic|token|jwt)\s+/i;
/** Shorter ones are not looked for inside other texts: they would be found everywhere. */
const SHORTEST_SOUGHT = 8;

/**
 * Replaces credentials by names such as `token-3`: the same one has the same name throughout a recording, so that it can be told who
 * made a request, and nothing leads back from the name.
 */
export class Pseudonyms {
  private readonly names = new Map<string, string>();
  private readonly counts = { token: 0, password: 0 };

  of(exchange: Exchange): Exchange {
    // The credentials themselves first, wherever they stand; then copies of them in other texts.
    this.learn(exchange);
    const { answer } = exchange;
    return {
      ...exchange,
      url: this.inUrl(exchange.url),
      headers: this.inHeaders(exchange.headers),
      body: this.inContent(exchange.body),
      answer: { ...answer, headers: this.inHeaders(answer.headers), body: this.inContent(answer.body) },
    };
  }

  private learn({ url, headers, body, answer }: Exchange): void {
    const see = (text: string, key: string): string => {
      const kind = CREDENTIALS[key.toLowerCase()];
      if (kind !== undefined) this.nameOf(kind, text);
      return text;
    };
    for (const [name, value] of new URL(url, 'http://old').searchParams) see(value, name);
    for (const part of [{ headers, body }, answer]) {
      for (const [name, value] of Object.entries(part.headers)) {
        see(value, name);
        if (name === 'cookie' || name === 'set-cookie') for (const [cookie, text] of cookiesIn(value)) see(text, cookie);
      }
      textsIn(part.body, see);
    }
  }

  private nameOf(kind: 'token' | 'password', given: string): string {
    const text = given.replace(SCHEME, '');
    if (text === '') return given;
    const known = this.names.get(text) ?? `${kind}-${++this.counts[kind]}`;
    this.names.set(text, known);
    return known;
  }

  private replace = (text: string, key: string): string => {
    const kind = CREDENTIALS[key.toLowerCase()];
    if (kind !== undefined) return (SCHEME.exec(text)?.[0] ?? '') + this.nameOf(kind, text);
    let replaced = text;
    for (const [secret, name] of this.names)
      if (secret.length >= SHORTEST_SOUGHT && replaced.includes(secret)) replaced = replaced.replaceAll(secret, name);
    return replaced;
  };

  private inUrl(url: string): string {
    const [path = '', query] = url.split('?', 2);
    if (query === undefined) return this.replace(path, '');
    const pairs = query.split('&').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      if (rest.length === 0) return pair;
      const value = decoded(rest.join('='));
      const replaced = this.replace(value, decoded(name));
      return replaced === value ? pair : `${name}=${encodeURIComponent(replaced)}`;
    });
    return `${this.replace(path, '')}?${pairs.join('&')}`;
  }

  private inHeaders(headers: RecordedAnswer['headers']): Record<string, string> {
    const replaced = Object.entries(headers).map(([name, value]) => {
      if (name !== 'cookie' && name !== 'set-cookie') return [name, this.replace(value, name)] as const;
      let cookies = value;
      for (const [cookie, text] of cookiesIn(value))
        cookies = cookies.replace(`${cookie}=${text}`, `${cookie}=${this.replace(text, cookie)}`);
      return [name, cookies] as const;
    });
    return Object.fromEntries(replaced);
  }

  private inContent(content: Content): Content {
    if (content.kind === 'json') return { kind: 'json', value: mapTexts(content.value, this.replace) };
    if (content.kind === 'form')
      return { ...content, fields: content.fields.map(([name, value]) => [name, this.replace(value, name)] as const) };
    return content.kind === 'text' ? { kind: 'text', text: this.replace(content.text, '') } : content;
  }
}

function textsIn(content: Content, see: (text: string, key: string) => string): void {
  if (content.kind === 'json') mapTexts(content.value, see);
  if (content.kind === 'form') for (const [name, value] of content.fields) see(value, name);
}

function cookiesIn(header: string): [string, string][] {
  return [...header.matchAll(/(?:^|[;,]\s*)([\w.-]+)=([^;,]*)/g)].map(([, name = '', value = '']) => [name, value]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
