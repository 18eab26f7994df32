import { PlatformError, ReasonedError } from '../errors.js';
import { errorName, type Log } from '../log.js';
import { part } from '../observe/call.js';
import type { Store } from '../store/store.js';
import { SharedToken } from './shared-token.js';
import type { WechatClient, WechatPerson } from './wechat.js';

/** The id and the secret of an app, as WeChat's console shows them. */
export interface WechatApp {
  readonly id: string;
  readonly secret: string;
}

type Answer = Readonly<Record<string, unknown>>;

/** WeChat's own "system busy, try again": not a judgement about the request. */
const BUSY = -1;
/** "api unauthorized": the scope of the authorisation does not reach to the person's name and picture. */
const OUT_OF_SCOPE = 48001;

/** WeChat's HTTP API. Secrets travel in its URLs, so no URL and no text of an underlying error is logged or passed on. */
export class WechatApi {
  private readonly baseUrl: string;
  private readonly timeoutMs: number;
  private readonly log: Log;

  constructor({ apiBaseUrl, timeoutMs, log }: { apiBaseUrl: string; timeoutMs: number; log: Log }) {
    this.baseUrl = apiBaseUrl;
    this.timeoutMs = timeoutMs;
    this.log = log;
  }

  /** The longest that one call takes, in seconds. */
  get patienceSeconds(): number {
    return this.timeoutMs / 1000;
  }

  async get(path: string, query: Readonly<Record<string, string>>): Promise<Answer> {
    const answer = await part('wechat', path, () =>
      this.fetchJson(`${this.baseUrl}${path}?${new URLSearchParams(query).toString()}`),
    ).catch((error: unknown) => {
      this.log.warn({ path, error: errorName(error) }, 'WeChat did not answer.');
      throw new PlatformError('WECHAT_UNREACHABLE');
    });
    const errcode = answer['errcode'];
    if (typeof errcode !== 'number' || errcode === 0) return answer;
    this.log.warn({ path, errcode }, 'WeChat refused.');
    throw errcode === BUSY ? new PlatformError('WECHAT_UNREACHABLE') : new PlatformError('WECHAT_REFUSED', { params: { errcode } });
  }

  private async fetchJson(url: string): Promise<Answer> {
    // A redirect would carry the secret to another host.
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(this.timeoutMs) });
    if (!response.ok) throw new UnusableAnswer();
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) throw new UnusableAnswer();
    return answer as Answer;
  }
}

/** The official account: web sign-in and the server token. */
export function officialAccount(
  api: WechatApi,
  app: WechatApp,
  { store, log }: { store: Store; log: Log },
): Pick<WechatClient, 'webLogin' | 'accessToken'> {
  const serverToken = new SharedToken({
    key: `wechat:access-token:${app.id}`,
    patienceSeconds: api.patienceSeconds,
    store,
    log,
    fetch: async () => {
      const answer = await api.get('/cgi-bin/token', { grant_type: 'client_credential', appid: app.id, secret: app.secret });
      return { token: required(answer, 'access_token'), lifetimeSeconds: Number(answer['expires_in']) || 0 };
    },
  });
  return {
    accessToken: () => serverToken.get(),
    webLogin: async (code) => {
      const granted = await api.get('/sns/oauth2/access_token', {
        appid: app.id,
        secret: app.secret,
        code,
        grant_type: 'authorization_code',
      });
      const person = { openid: required(granted, 'openid'), unionid: optional(granted, 'unionid') };
      const profile = await profileOf(api, required(granted, 'access_token'), person.openid);
      return {
        openid: person.openid,
        unionid: person.unionid ?? optional(profile, 'unionid'),
        nickname: optional(profile, 'nickname'),
        avatarUrl: optional(profile, 'headimgurl'),
      };
    },
  };
}

/** The mini-program: it tells who somebody is, and nothing else about them. */
export function miniProgram(api: WechatApi, app: WechatApp): Pick<WechatClient, 'miniProgramLogin'> {
  return {
    miniProgramLogin: async (code): Promise<WechatPerson> => {
      const session = await api.get('/sns/jscode2session', {
        appid: app.id,
        secret: app.secret,
        js_code: code,
        grant_type: 'authorization_code',
      });
      return { openid: required(session, 'openid'), unionid: optional(session, 'unionid') };
    },
  };
}

/** Name and picture; nothing when the person was only asked for their openid. */
async function profileOf(api: WechatApi, token: string, openid: string): Promise<Answer> {
  try {
    return await api.get('/sns/userinfo', { access_token: token, openid, lang: 'zh_CN' });
  } catch (error) {
    if (error instanceof ReasonedError && error.params['errcode'] === OUT_OF_SCOPE) return {};
    throw error;
  }
}

class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}

function optional(answer: Answer, field: string): string | undefined {
  const value = answer[field];
  // A nickname may have been cut in the middle of a character; that is no reason to let nobody in.
  const text = typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : '';
  return text === '' ? undefined : text;
}

/** An answer without what it is for is as good as none. */
function required(answer: Answer, field: string): string {
  const value = optional(answer, field);
  if (value === undefined) throw new PlatformError('WECHAT_UNREACHABLE');
  return value;
}
