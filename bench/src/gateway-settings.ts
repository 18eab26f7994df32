/** What differs from the gateway's defaults and could change its speed; the report names it. */
export const REPORTED_SETTINGS = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'warn',
  // The student signs in by a code of the WeChat sandbox.
  DEMO: 'on',
  // A student pays once in each measurement.
  UPLOADS_PER_DAY: '1000000',
} as const;

export const GATEWAY_SETTINGS = {
  ...REPORTED_SETTINGS,
  JWT_SECRET: 'only for measuring on this machine',
  SHUTDOWN_DRAIN_SECONDS: '0',
} as const;
