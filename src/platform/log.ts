/** The part of a pino logger that core uses; Fastify's `app.log` is one. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** For programs that print to a console of their own. */
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** What of an error may be logged where its own text could carry an address, a key or a whole answer. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
