import { Prisma } from '../../generated/prisma/client.js';
import { PlatformError, type ReasonedError } from '../errors.js';
import { RETRY_AFTER_SECONDS } from '../retry-after.js';
import { sqlState } from './sql-state.js';

const CODE = 'DATABASE_UNAVAILABLE';

/** The database was not asked, or did not answer. Prisma makes an error of its own of it, and keeps `code` and `meta`. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code = CODE;
  readonly meta: { readonly why: string };

  /** @param why for the log; never with the values of a statement. */
  constructor(why: string) {
    super(`The database is not available: ${why}.`);
    this.meta = { why };
  }
}

/**
 * Why an error means that the database cannot answer now, in a few words for the log; undefined when it means anything
 * else. Whoever calls is to try again later, and there is nothing about the call to look into.
 */
export function unavailability(error: unknown): string | undefined {
  if (error instanceof DatabaseUnavailable) return error.meta.why;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === CODE) return String(error.meta?.['why']);
    const prismas = PRISMA_CODES[error.code];
    if (prismas !== undefined) return prismas;
  }
  if (error instanceof Prisma.PrismaClientInitializationError) return 'cannot be connected to';
  const state = sqlState(error);
  return state === undefined ? undefined : (SQL_STATES[state] ?? SQL_STATES[state.slice(0, 2)]);
}

/** The refusal that callers see. */
export function unavailable(): ReasonedError {
  return new PlatformError('UNAVAILABLE', { params: { retryAfterSeconds: RETRY_AFTER_SECONDS } });
}

/** Of Prisma's own codes those that have nothing to do with the call. */
const PRISMA_CODES: Readonly<Record<string, string>> = {
  P1001: 'cannot be reached',
  P1002: 'cannot be reached in time',
  P1008: 'did not answer in time',
  P1011: 'TLS failed',
  P1017: 'closed the connection',
  P2024: 'no connection became free in time',
  P2028: 'the transaction did not start or end in time',
  P2034: "transactions were in each other's way",
  P2037: 'too many connections',
};

/** PostgreSQL's codes, and classes of two characters. */
const SQL_STATES: Readonly<Record<string, string>> = {
  '08': 'the connection failed',
  '25006': 'takes no writes',
  '25P03': 'a transaction idled for too long',
  '28': 'lets us in no more',
  '3D': 'does not exist',
  '40001': "transactions were in each other's way",
  '40P01': "transactions were in each other's way",
  '53': 'has run out of something',
  '53100': 'the disk is full',
  '53300': 'too many connections',
  '55P03': 'a lock was not free in time',
  '57014': 'the statement took too long',
  '57P01': 'is shutting down',
  '57P02': 'has crashed',
  '57P03': 'is starting or stopping',
  '57P05': 'closed an idle connection',
  '58030': 'the disk failed',
};
