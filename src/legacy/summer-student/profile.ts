import { answerFailure, type Before } from '../shim/index.js';
import { refused } from './texts.js';

/** What a caller without a student profile is told, where a profile is asked for. */
export const noProfile = refused('暂未找到该用户的用户信息。', '');
/** The same, where it is asked whether the profile is complete. */
export const noBasics = refused('不存在基础的用户信息', '');

/** Told before the fields are looked at. */
export const withProfile: Before = {
  operations: [],
  check: async ({ request }) => {
    if (request.viewer?.realm !== 'STUDENT') answerFailure(noProfile);
  },
};
