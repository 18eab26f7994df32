/** The gateway's settings that the report names; everything else is at its default. */
export const GATEWAY_SETTINGS = {
  LOG_LEVEL: 'warn',
  // The student signs in by a code of the WeChat sandbox.
  DEMO: 'on',
  JWT_SECRET: 'only for measuring on this machine',
} as const;
