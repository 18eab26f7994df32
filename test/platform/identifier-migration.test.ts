import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountNamed } from '../../src/domain/values/identifiers.js';
import { connectPrisma, type Database } from '../../src/platform/database/database.js';
import { connectionOf, embeddedDriver } from '../../src/platform/database/embedded/embedded.js';
import { applyMigrations, readMigrations } from '../../src/platform/database/migrations.js';
import { plainWriter } from '../support/access.js';
import { openInMemory } from '../support/in-memory.js';
import { migrationsDir } from '../support/paths.js';

let database: Database;

/** A database of the time before, with accounts and students in several spellings. */
beforeAll(async () => {
  const pglite = await openInMemory();
  database = connectPrisma(embeddedDriver(pglite));
  const migrations = await readMigrations(migrationsDir);
  const before = migrations.filter(({ name }) => name < '20261129093600');
  await applyMigrations(connectionOf(pglite), before);
  await connectionOf(pglite).script(`
    INSERT INTO account (realm, username, updated_at) VALUES
      ('STAFF', 'bob', now()), ('STAFF', 'Bob', now()), ('STAFF', 'BOB', now()), ('STAFF', 'Anna', now()), ('MEMBER', 'Bob', now()), ('STUDENT', NULL, now()), ('STUDENT', NULL, now());
    INSERT INTO student (account_id, id_number, updated_at) VALUES (6, '11010119900307803x', now()), (7, '11010119900307803X', now());`);
  await applyMigrations(connectionOf(pglite), migrations);
});
afterAll(() => database.close());

describe('a database in which one name was spelled in several ways', () => {
  it('keeps every row as it was, and each is found by its own spelling', async () => {
    const found = async (name: string): Promise<number | null> => (await accountNamed(plainWriter(database), 'STAFF', name))?.id ?? null;
    expect([await found('bob'), await found('Bob'), await found('BOB'), await found('anna')]).toEqual([1, 2, 3, 4]);
    expect(await found(' bOb ')).toBe(1);
    const students = await database.prisma.student.findMany({ orderBy: { id: 'asc' }, select: { idNumber: true } });
    expect(students.map(({ idNumber }) => idNumber)).toEqual(['11010119900307803x', '11010119900307803X']);
  });

  it('lets in no further spelling', async () => {
    await expect(database.prisma.account.create({ data: { realm: 'STAFF', username: 'bOB' } })).rejects.toMatchObject({ code: 'P2002' });
    await expect(database.prisma.account.create({ data: { realm: 'STAFF', username: 'ANNA' } })).rejects.toMatchObject({ code: 'P2002' });
    const account = await database.prisma.account.create({ data: { realm: 'STUDENT' } });
    await expect(
      database.prisma.student.create({ data: { accountId: account.id, idNumber: '１1010119900307803x' } }),
    ).rejects.toMatchObject({ code: 'P2002' });
  });
});
