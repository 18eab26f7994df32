import { createHash } from 'node:crypto';
import { PlatformError } from '../errors.js';
import type { WechatClient, WechatPerson } from './wechat.js';

/** WeChat's own code for an authorisation code it does not know. */
const INVALID_CODE = 40029;
const DEMO_CODE = /^demo-[A-Za-z0-9_-]{1,100}$/;

/** The code `demo-<name>` is the person with that openid; any other code is somebody, always the same; `invalid…` is nobody. */
async function personOf(code: string): Promise<WechatPerson> {
  if (code === '' || code.startsWith('invalid')) throw new PlatformError('WECHAT_REFUSED', { params: { errcode: INVALID_CODE } });
  if (DEMO_CODE.test(code)) return { openid: code, nickname: code.slice('demo-'.length) };
  const openid = `sandbox-${createHash('sha256').update(code).digest('hex').slice(0, 20)}`;
  return { openid };
}

/** A WeChat of our own that asks nobody. */
export const sandboxWechat: WechatClient = {
  webLogin: personOf,
  miniProgramLogin: personOf,
  accessToken: async () => 'sandbox-access-token',
};
