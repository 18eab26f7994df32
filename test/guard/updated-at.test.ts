import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { TOUCHED } from '../../src/platform/database/touched.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const tables = Object.values(datamodel.models)
  .filter(({ columns }) => columns['updatedAt'] !== undefined)
  .map(({ table }) => table)
  .sort();

const query = <Row>(sql: string): Promise<Row[]> => database.prisma.$queryRawUnsafe<Row[]>(sql);

describe('updated_at', () => {
  it('is kept by the database in every table that has it', async () => {
    expect(tables.length).toBeGreaterThan(30);
    const kept = await query<{ name: string }>(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'set_updated_at' AND tgenabled = 'O' ORDER BY 1`,
    );
    expect(kept.map(({ name }) => name)).toEqual(tables);
  });

  it.each(tables)('moves with every update of %s, whatever the update says', async (table) => {
    const begin = Date.now();
    const rows = await query<{ at: Date }>(`UPDATE "${table}" SET id = id, updated_at = '2000-01-01' RETURNING updated_at AS at`);
    for (const { at } of rows) expect(at.getTime()).toBeGreaterThanOrEqual(begin);
  });

  it('moves where nothing else is given', async () => {
    const before = await database.prisma.course.findUniqueOrThrow({ where: { id: 1 } });
    const after = await database.prisma.course.update({ where: { id: 1 }, data: TOUCHED });
    expect(after).toEqual({ ...before, updatedAt: after.updatedAt });
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
  });

  it('is the time of making at first', async () => {
    const { createdAt, updatedAt } = await database.prisma.campusType.create({ data: { title: '新类型' } });
    expect(updatedAt).toEqual(createdAt);
  });
});
