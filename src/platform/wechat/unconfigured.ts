import { PlatformError } from '../errors.js';
import type { WechatClient } from './wechat.js';

const refuse = async (): Promise<never> => {
  throw new PlatformError('WECHAT_NOT_CONFIGURED');
};

/** Stands where an app is missing and the sandbox must not be. */
export const unconfiguredWechat: WechatClient = { webLogin: refuse, miniProgramLogin: refuse, accessToken: refuse };
