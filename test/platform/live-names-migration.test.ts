import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectPrisma, type Database } from '../../src/platform/database/database.js';
import { connectionOf, embeddedDriver } from '../../src/platform/database/embedded/embedded.js';
import { applyMigrations, readMigrations } from '../../src/platform/database/migrations.js';
import { openInMemory } from '../support/in-memory.js';
import { migrationsDir } from '../support/paths.js';

let database: Database;

/** A database of the time before, with courses whose codes were spelled in several ways while that was possible. */
beforeAll(async () => {
  const pglite = await openInMemory();
  database = connectPrisma(embeddedDriver(pglite));
  const migrations = await readMigrations(migrationsDir);
  const until = (name: string) => migrations.filter((migration) => migration.name < name);
  await applyMigrations(connectionOf(pglite), until('20261129093600'));
  await connectionOf(pglite).script(`
    INSERT INTO course (code, name, active, updated_at) VALUES
      ('a1', 'deleted', false, now()), ('A1', 'one', true, now()), ('Ａ1', 'other', true, now()), ('b1', 'b', true, now());`);
  await applyMigrations(connectionOf(pglite), migrations);
});
afterAll(() => database.close());

describe('a database in which one code was spelled in several ways', () => {
  it('keeps every course as it was', async () => {
    const courses = await database.prisma.course.findMany({ orderBy: { id: 'asc' }, select: { code: true, active: true } });
    expect(courses.map(({ code, active }) => [code, active])).toEqual([
      ['a1', false],
      ['A1', true],
      ['Ａ1', true],
      ['b1', true],
    ]);
  });

  it('lets in no further spelling, and no deleted one back', async () => {
    const taken = { code: 'P2002' };
    await expect(database.prisma.course.create({ data: { code: 'ａ1', name: 'x' } })).rejects.toMatchObject(taken);
    await expect(database.prisma.course.update({ where: { id: 1 }, data: { active: true } })).rejects.toMatchObject(taken);
    await expect(database.prisma.course.create({ data: { code: 'B1', name: 'x' } })).rejects.toMatchObject(taken);
  });

  it('goes on with those that stand side by side', async () => {
    expect(await database.prisma.course.update({ where: { id: 3 }, data: { name: 'renamed' } })).toMatchObject({ code: 'Ａ1' });
  });
});
