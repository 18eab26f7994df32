import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datamodel } from '../../../src/generated/datamodel.js';
import { gatewaySchema } from '../../../src/graphql/gateway-schema.js';
import { FileAddresses } from '../../../src/platform/media/addresses.js';
import { Reader } from '../../../src/read/reader.js';
import { PUBLIC_LIMITS } from '../../../src/read/statement/connection-sql.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';

const STAFF = { realm: 'STAFF', administrator: true, shopStaff: false, memberPermission: null, accountId: 1, profileId: 1 };
const BASE = 'https://api.example.com/media/';
const schema = gatewaySchema();

let database: TestDatabase;
let student: number;
beforeAll(async () => {
  database = await openTestDatabase();
  student = (await database.prisma.student.findFirstOrThrow({ where: { account: { username: 'student1' } } })).id;
});
afterAll(() => database.close());

async function read(secret: string): Promise<{ cardFrontUrl: string | null; cardBackUrl: string | null }> {
  const addresses = new FileAddresses({ base: BASE, secret, lifeSeconds: 3600 });
  const contextValue = { read: new Reader(database, { datamodel, limits: PUBLIC_LIMITS, addresses }, STAFF) };
  const { data, errors } = await graphql({ schema, source: `{ student(id: ${student}) { cardFrontUrl cardBackUrl } }`, contextValue });
  expect(errors).toBeUndefined();
  return (data as any).student;
}

/** What the address must be, by Node's own HMAC and key derivation. */
function expected(path: string, secret: string, expires: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'campus-gateway addresses of personal files', 32));
  const keyOfTheHour = createHmac('sha256', key).update(expires).digest();
  return `${BASE}${path}?expires=${expires}&signature=${createHmac('sha256', keyOfTheHour).update(path).digest('hex').slice(0, 32)}`;
}

const segment = fc.stringMatching(/^[\w-][\w.-]{0,80}$/);
const paths = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));

describe('the address that a statement makes of a personal file', () => {
  it('is signed as Node would sign it, for any path and secret, and understood again', async () => {
    await fc.assert(
      fc.asyncProperty(paths, fc.string({ minLength: 1, maxLength: 100 }), async (path, secret) => {
        await database.prisma.student.update({ where: { id: student }, data: { cardImg1: path, cardImg2: '' } });
        const { cardFrontUrl, cardBackUrl } = await read(secret);
        const query = Object.fromEntries(new URL(cardFrontUrl ?? '').searchParams);
        expect(cardFrontUrl).toBe(expected(path, secret, query['expires'] ?? ''));
        expect(new FileAddresses({ base: BASE, secret, lifeSeconds: 3600 }).isGood(path, query)).toBe(true);
        expect(cardBackUrl).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('has neither the secret nor a key in its text', async () => {
    const secret = 'never-in-a-statement-never-in-a-log';
    const sent = await database.statementsOf(() => read(secret));
    const keys = new FileAddresses({ base: BASE, secret, lifeSeconds: 3600 }).now();
    expect(sent.join()).toContain('sha256(');
    for (const part of [secret, keys.innerKey.slice(2), keys.outerKey.slice(2)]) expect(sent.join()).not.toContain(part);
  });
});
