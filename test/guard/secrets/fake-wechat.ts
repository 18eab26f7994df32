import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What WeChat hands out and no client may ever see; only shop staff are given the server token. */
export const WECHAT_SECRETS = {
  serverToken: 'fake-server-token-9c2f',
  accessToken: 'fake-web-access-9c2f',
  refreshToken: 'fake-refresh-9c2f',
  sessionKey: 'fake-session-key-9c2f',
};

/** A WeChat that answers, refuses (`refused`), talks nonsense (`nonsense`) or breaks the connection (`broken`), by the code. */
export async function startFakeWechat(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat');
    const code = searchParams.get('code') ?? searchParams.get('js_code') ?? '';
    if (code === 'broken') return void response.destroy();
    if (code === 'nonsense') return void response.end(`<html>${request.url}</html>`);
    const person = { openid: `fake-openid-${code}`, unionid: `fake-union-${code}`, session_key: WECHAT_SECRETS.sessionKey };
    const granted = { ...person, access_token: WECHAT_SECRETS.accessToken, refresh_token: WECHAT_SECRETS.refreshToken, expires_in: 7200 };
    const answer =
      code === 'refused'
        ? { errcode: 40029, errmsg: `invalid code, secret ${searchParams.get('secret')}` }
        : pathname === '/cgi-bin/token'
          ? { access_token: WECHAT_SECRETS.serverToken, expires_in: 7200 }
          : pathname === '/sns/userinfo'
            ? { nickname: '微信用户', headimgurl: 'https://example.com/face.png' }
            : granted;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
