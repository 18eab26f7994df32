import type { Settings } from './settings.js';

/** What of these settings must not be so where strangers come: each says what it means and what to set. */
export function productionWarnings({ production, demo, databaseUrl, wechat, business }: Settings): string[] {
  if (!production) return [];
  const warnings: string[] = [];
  if (demo) {
    warnings.push(
      'DEMO is on: an empty database is filled with demo accounts whose password everybody knows. Set DEMO=off, and start on a database without them.',
    );
  }
  const sandbox = (demo || databaseUrl === undefined) && wechat.officialAccount === undefined && wechat.miniProgram === undefined;
  if (sandbox) {
    warnings.push(
      'The WeChat sandbox is on: whoever sends the code "demo-x" is signed in as the person x. Set WECHAT_APP_ID and WECHAT_APP_SECRET, or WECHAT_MINI_APP_ID and WECHAT_MINI_APP_SECRET; or DEMO=off with DATABASE_URL.',
    );
  }
  if (business.courseAgentOpen.length > 0) {
    warnings.push(
      `COURSE_AGENT_OPEN is set (${business.courseAgentOpen.join(', ')}): strangers take over shoppers' accounts by wxlogin, and act as the official account by wxtoken. Unset it as soon as the clients send tokens.`,
    );
  }
  return warnings;
}
