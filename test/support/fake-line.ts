import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const LINE_SETTINGS = {
  LINE_CHANNEL_ID: '1600000001',
  LINE_CHANNEL_SECRET: 'fake-line-channel-secret-4d1e',
  LINE_REDIRECT_URI: 'https://school.example.com/line/login?from=line',
};

/** What LINE hands out and no client may ever see. */
export const LINE_SECRETS = { accessToken: 'fake-line-access-4d1e', idToken: 'fake-line-id-token-4d1e' };

interface Asked {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

export interface FakeLine {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** LINE's id of the person who comes with a code. */
export const lineIdOf = (code: string): string => `U-${code}`;

/**
 * Stands in for api.line.me. A code is good once, and for the person `lineIdOf` names; `refused-…` is no code, `nonsense-…` gets no
 * JSON, `broken-…` no answer, `others-…` a token for another channel.
 */
export async function startFakeLine(): Promise<FakeLine> {
  const asked: Asked[] = [];
  const used = new Set<string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = request.url ?? '';
    const form = Object.fromEntries(new URLSearchParams(body));
    asked.push({ path, form });
    const answer = (status: number, value: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const { code = '' } = form;
    if (path === '/oauth2/v2.1/token') {
      if (code.startsWith('broken-')) return void response.destroy();
      if (code.startsWith('nonsense-')) return void response.end('<html>');
      const right = form['client_secret'] === LINE_SETTINGS.LINE_CHANNEL_SECRET && form['redirect_uri'] === LINE_SETTINGS.LINE_REDIRECT_URI;
      if (!right || code.startsWith('refused-') || used.has(code))
        return answer(400, { error: 'invalid_grant', error_description: `invalid authorization code ${code}` });
      used.add(code);
      return answer(200, { access_token: LINE_SECRETS.accessToken, id_token: `${LINE_SECRETS.idToken}.${code}`, token_type: 'Bearer' });
    }
    const [, person] = (form['id_token'] ?? '').split('.');
    if (path !== '/oauth2/v2.1/verify' || person === undefined) return answer(400, { error: 'invalid_request' });
    const aud = person.startsWith('others-') ? '1600000002' : form['client_id'];
    // `again-2-tom` is another code of the person `tom`.
    return answer(200, { iss: 'https://access.line.me', sub: lineIdOf(person.replace(/^again-\d+-/, '')), aud, name: 'LINE用户' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
