import type { Incoming } from '../../legacy/shim/index.js';
import { mapTexts } from '../traffic/content.js';

/** The same request with another token, wherever the token stood: in a header, a cookie, the query or the body. */
export function withToken(incoming: Incoming, token: string, other: string): Incoming {
  const replaced = (text: string): string => (text === token ? other : text);
  const { headers, cookies, query, body } = incoming;
  return {
    ...incoming,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value.replace(token, other) : value]),
    ),
    cookies: new Map([...cookies].map(([name, value]) => [name, replaced(value)])),
    query: new Map([...query].map(([name, values]) => [name, values.map(replaced)])),
    body:
      body.kind === 'json'
        ? { kind: 'json', value: mapTexts(body.value, replaced) }
        : body.kind === 'form'
          ? {
              kind: 'form',
              fields: new Map(
                [...body.fields].map(([name, values]) => [
                  name,
                  values.map((value) => (typeof value === 'string' ? replaced(value) : value)),
                ]),
              ),
            }
          : body,
  };
}
