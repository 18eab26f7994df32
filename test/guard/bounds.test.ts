import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

/** Checks that compare columns or look into a text: no bounds of one column. Whoever adds a check decides which it is. */
const NO_BOUNDS = [
  'access_fence_single_row',
  'account_teacher_username_lower_case',
  'adjustment_refund_is_refunded',
  'chat_message_claim_whole',
  'coupon_grant_order_unless_to_use',
  'menu_not_own_parent',
  'orders_pay_fee_in_range',
  'recommendation_not_of_oneself',
  'school_reject_reason_when_rejected',
  'session_token_hash_is_sha256',
  'shop_order_units_in_range',
  'shopper_not_own_inviter',
  'system_notice_claim_whole',
];

interface Check {
  table: string;
  name: string;
  condition: string;
}

/** `score >= 0 AND score <= 1000`: what PostgreSQL shows of a check, without its casts and brackets. */
const plain = (definition: string): string =>
  definition
    .replace(/^CHECK /, '')
    .replace(/::[a-z]+( varying)?/g, '')
    .replace(/[()"]/g, '');

/** What a check says of one column, in the words of the Prisma schema's tags; undefined where it says something else. */
function boundsOf(condition: string): { column: string; says: string } | undefined {
  const [, column, filled] = /^(\w+) <> ('')$/.exec(condition) ?? [];
  if (column !== undefined && filled !== undefined) return { column, says: '@length 1..' };
  const [, from, operator, min, to, max] = /^(\w+) (>=|>) (-?\d+)(?: AND (\w+) <= (-?\d+))?$/.exec(condition) ?? [];
  if (from === undefined || (to !== undefined && to !== from)) return undefined;
  return { column: from, says: operator === '>' ? `@range above ${min}` : `@range ${min}..${max ?? ''}` };
}

describe('bounds of columns', () => {
  let database: TestDatabase;
  let checks: Check[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    const rows = await database.prisma.$queryRaw<Check[]>`
      SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS condition
      FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY conname`;
    checks = rows.map((row) => ({ ...row, condition: plain(row.condition) }));
  });
  afterAll(() => database.close());

  it('are known of every check of the database, or it has none', () => {
    expect(checks.filter(({ condition }) => boundsOf(condition) === undefined).map(({ name }) => name)).toEqual(NO_BOUNDS);
  });

  it('are the same in the database and in the Prisma schema', () => {
    const inDatabase = checks.flatMap(({ table, condition }) => {
      const bounds = boundsOf(condition);
      return bounds === undefined ? [] : [`${table}.${bounds.column} ${bounds.says}`];
    });
    const inSchema = Object.values(datamodel.models).flatMap(({ table, columns }) =>
      Object.values(columns).flatMap(({ name, range, length }) => [
        ...(range === undefined
          ? []
          : [`${table}.${name} @range ${range.above === undefined ? `${range.min}..${range.max ?? ''}` : `above ${range.above}`}`]),
        // That a text is filled in, the gateway asks of more columns than the database does.
        ...(inDatabase.includes(`${table}.${name} @length 1..`) && length?.min === 1 ? [`${table}.${name} @length 1..`] : []),
      ]),
    );
    expect(inSchema.toSorted()).toEqual(inDatabase.toSorted());
  });

  it('leave a text no longer than its column', async () => {
    const rows = await database.prisma.$queryRaw<{ column: string; longest: number }[]>`
      SELECT table_name || '.' || column_name AS "column", character_maximum_length AS longest
      FROM information_schema.columns WHERE table_schema = 'public' AND character_maximum_length IS NOT NULL`;
    const longest = new Map(rows.map((row) => [row.column, row.longest]));
    const wider = Object.values(datamodel.models).flatMap(({ table, columns }) =>
      Object.values(columns)
        .filter(({ name, length }) => length?.max !== undefined && length.max > (longest.get(`${table}.${name}`) ?? Infinity))
        .map(({ name }) => `${table}.${name}`),
    );
    expect(wider).toEqual([]);
    expect(longest.size).toBeGreaterThan(100);
  });
});
