import { Prisma } from '../../generated/prisma/client.js';

const UNIQUE_VIOLATION = '23505';

/**
 * The Prisma fields or database columns of the unique constraint that a write broke, or null for any other error. The
 * database is the judge of uniqueness: a look beforehand would lose a race.
 */
export function uniqueViolation(error: unknown): string[] | null {
  if (error instanceof Error && Reflect.get(error, 'code') === UNIQUE_VIOLATION) return [String(Reflect.get(error, 'constraint'))];
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return null;
  const text = JSON.stringify(error.meta ?? {});
  const constraint: unknown = JSON.parse(text)?.driverAdapterError?.cause?.constraint;
  return namesIn(constraint).map((name) => name.replaceAll('"', ''));
}

function namesIn(constraint: unknown): string[] {
  if (typeof constraint !== 'object' || constraint === null) return [];
  return Object.values(constraint).flatMap((value: unknown) =>
    Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [],
  );
}

/** Runs a write; where it breaks a unique constraint that mentions `name`, throws what `refusal` makes instead. */
export async function refuseDuplicate<T>(write: Promise<T>, name: string, refusal: () => Error): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw uniqueViolation(error)?.some((broken) => broken.includes(name)) ? refusal() : error;
  }
}
