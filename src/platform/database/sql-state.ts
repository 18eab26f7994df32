import { Prisma } from '../../generated/prisma/client.js';

/** PostgreSQL's own code of what went wrong, such as 22003: inside Prisma's error, or on the driver's. */
export function sqlState(error: unknown): string | undefined {
  const known = error instanceof Prisma.PrismaClientKnownRequestError;
  const code: unknown = known
    ? JSON.parse(JSON.stringify(error.meta ?? {}))?.driverAdapterError?.cause?.originalCode
    : error instanceof Error && Reflect.get(error, 'code');
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
