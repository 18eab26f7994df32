import { randomBytes } from 'node:crypto';
import { ReasonedError } from '../../platform/errors.js';
import { SILENT } from '../../platform/log.js';
import { type WechatApp, WechatApi } from '../../platform/wechat/http.js';
import { failure, type Finding, ok, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';

/** What WeChat says of a code that it never gave out: it has looked at id and secret before. */
const BAD_CODES = new Set([40029, 40163, 41008]);
const BAD_APP = new Set([40013, 41002]);
const BAD_SECRET = new Set([40001, 40125, 41004]);

/**
 * Each app asks who somebody is by a code that nobody has. The server's token is not asked for: a new one ends the one that is in use.
 */
export const checkWechat: Check = async ({ settings: { wechat } }) => {
  const { officialAccount, miniProgram } = wechat;
  if (officialAccount === undefined && miniProgram === undefined)
    return [skipped('wechat', 'no app is set: nobody signs in by WeChat, or everybody by the sandbox')];
  const api = new WechatApi({ ...wechat, log: SILENT });
  const code = `doctor${randomBytes(13).toString('hex')}`;
  const grant = { grant_type: 'authorization_code' };
  const asked: Promise<Finding>[] = [];
  if (officialAccount !== undefined)
    asked.push(
      judged('wechat official account', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET', officialAccount, ({ id, secret }) =>
        api.get('/sns/oauth2/access_token', { appid: id, secret, code, ...grant }),
      ),
    );
  if (miniProgram !== undefined)
    asked.push(
      judged('wechat mini-program', 'WECHAT_MINI_APP_ID', 'WECHAT_MINI_APP_SECRET', miniProgram, ({ id, secret }) =>
        api.get('/sns/jscode2session', { appid: id, secret, js_code: code, ...grant }),
      ),
    );
  return Promise.all(asked);
};

async function judged(
  name: string,
  idSetting: string,
  secretSetting: string,
  app: WechatApp,
  ask: (app: WechatApp) => Promise<unknown>,
): Promise<Finding> {
  try {
    await ask(app);
  } catch (error) {
    if (!(error instanceof ReasonedError)) throw error;
    const code = Number(error.params['errcode']);
    if (BAD_CODES.has(code)) return ok(name, `WeChat knows the app ${app.id}`);
    if (BAD_APP.has(code))
      return failure(name, `WeChat knows no app ${app.id} (${code})`, `Mend ${idSetting}: the id as WeChat's console shows it.`);
    if (BAD_SECRET.has(code))
      return failure(
        name,
        `the secret of ${app.id} is not the right one (${code})`,
        `Mend ${secretSetting}; a secret that was reset in WeChat's console is another one.`,
      );
    if (Number.isInteger(code))
      return warning(
        name,
        `WeChat refused with ${code}`,
        'Look it up among the return codes of WeChat: limits of calls, or rights of the app.',
      );
    return failure(
      name,
      'WeChat was not reached, or gave no sensible answer',
      'Let this machine out to WECHAT_API_BASE_URL (HTTPS), and look at WECHAT_TIMEOUT_MS.',
    );
  }
  return warning(
    name,
    'a code that nobody has was taken',
    'What answers at WECHAT_API_BASE_URL is not WeChat: set it to https://api.weixin.qq.com.',
  );
}
