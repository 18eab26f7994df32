import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../src/access/passwords.js';
import { connectPrisma } from '../../src/platform/database/database.js';
import { connectionOf, embeddedDriver } from '../../src/platform/database/embedded/embedded.js';
import { applyMigrations, readMigrations } from '../../src/platform/database/migrations.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { openInMemory } from '../support/in-memory.js';
import { migrationsDir } from '../support/paths.js';

let app: TestApp;
let close: () => Promise<void>;

/** A database of the time before, with members of staff named in every form: leader_id, cc and server were texts beside a key. */
beforeAll(async () => {
  const pglite = await openInMemory();
  const database = connectPrisma(embeddedDriver(pglite));
  const { script, query } = connectionOf(pglite);
  const migrations = await readMigrations(migrationsDir);
  await applyMigrations(
    connectionOf(pglite),
    migrations.filter(({ name }) => name < '20261129141157'),
  );
  const password = await new Passwords().hash('STAFF', 'demo123456');
  await query(
    `INSERT INTO account (realm, username, password_hash)
     SELECT 'STAFF'::realm, 'staff' || n, $1 FROM generate_series(1, 6) n UNION ALL SELECT 'STUDENT', NULL, NULL FROM generate_series(1, 7)`,
    [password],
  );
  await script(`
    INSERT INTO role (name, administrator) VALUES ('管理员', true);
    INSERT INTO department (name) VALUES ('无'), ('编号'), ('无此人'), ('文字'), ('只有名');
    INSERT INTO staff (account_id, role_id, department_id, name) SELECT id, 1, 1, '员工' || id FROM account WHERE realm = 'STAFF' ORDER BY id;
    INSERT INTO student (account_id) SELECT id FROM account WHERE realm = 'STUDENT' ORDER BY id;

    UPDATE department SET leader_id = given, leader_name = named, leader_staff_id = key FROM (VALUES
      (2, '1', '王五', 1), (3, '999', '某人', NULL), (4, '工号7', '', NULL), (5, '', '只有名', NULL)
    ) form (row, given, named, key) WHERE id = row;
    UPDATE staff SET leader_id = given, leader_name = named, superior_id = key FROM (VALUES
      (2, 1, '', 1), (3, 1, '旧名', 1), (4, 888, '外部', NULL), (5, -1, '只有名', NULL), (6, -5, '', NULL)
    ) form (row, given, named, key) WHERE id = row;
    UPDATE student SET cc = given, cc_staff_id = key, server = given, server_staff_id = key FROM (VALUES
      (2, '1', 1), (3, 'staff1', 1), (4, ' STAFF1 ', 1), (5, '某人', NULL), (6, '99', NULL), (7, '', NULL)
    ) form (row, given, key) WHERE id = row;
    ALTER TABLE department DISABLE TRIGGER USER; ALTER TABLE staff DISABLE TRIGGER USER; ALTER TABLE student DISABLE TRIGGER USER;
    UPDATE department SET updated_at = '2020-01-01'; UPDATE staff SET updated_at = '2020-01-01'; UPDATE student SET updated_at = '2020-01-01';
    ALTER TABLE department ENABLE TRIGGER USER; ALTER TABLE staff ENABLE TRIGGER USER; ALTER TABLE student ENABLE TRIGGER USER;`);
  await applyMigrations(connectionOf(pglite), migrations);
  app = await createTestApp({
    parts: { database: { ...database, sent: [], another: async () => database, statementsOf: async () => [] } },
  });
  close = async () => {
    await app.close();
    await database.close();
  };
});
afterAll(() => close());

async function rows(query: string): Promise<any> {
  const { data, errors } = await app.graphql(`{ list: ${query} }`, {}, await app.login('STAFF', 'staff1'));
  expect(errors).toBeUndefined();
  return data.list.nodes;
}

describe('after the migration to one key for each member of staff', () => {
  it('departments answer the leader as before', async () => {
    expect(await rows('departments(first: 5) { nodes { leaderId leaderName leader { id } } }')).toEqual([
      { leaderId: '', leaderName: '', leader: null },
      { leaderId: '1', leaderName: '王五', leader: { id: 1 } },
      { leaderId: '999', leaderName: '某人', leader: null },
      { leaderId: '工号7', leaderName: '', leader: null },
      { leaderId: '', leaderName: '只有名', leader: null },
    ]);
  });

  it('staff answer the superior as before', async () => {
    expect(await rows('staffMembers { nodes { leaderId leaderName superior { id } } }')).toEqual([
      { leaderId: -1, leaderName: '', superior: null },
      { leaderId: 1, leaderName: '员工1', superior: { id: 1 } },
      { leaderId: 1, leaderName: '员工1', superior: { id: 1 } },
      { leaderId: 888, leaderName: '外部', superior: null },
      { leaderId: -1, leaderName: '只有名', superior: null },
      { leaderId: -5, leaderName: '', superior: null },
    ]);
  });

  it('students answer their consultant and adviser as before', async () => {
    const named = (text: string | null, staff: object | null) => ({ cc: text, consultant: staff, server: text, adviser: staff });
    expect(await rows('students(orderBy: ID_ASC) { nodes { cc consultant { id } server adviser { id } } }')).toEqual([
      named(null, null),
      named('1', { id: 1 }),
      named('staff1', { id: 1 }),
      named(' STAFF1 ', { id: 1 }),
      named('某人', null),
      named('99', null),
      named('', null),
    ]);
  });

  it('students are found by the text that they show', async () => {
    const found = (cc: string) => rows(`students(orderBy: ID_ASC, filter: { cc: ${cc} }) { nodes { id } }`);
    expect(await found('{ eq: "1" }')).toEqual([{ id: 2 }]);
    expect(await found('{ contains: "staff1" }')).toEqual([{ id: 3 }, { id: 4 }]);
    expect(await found('{ isNull: true }')).toEqual([{ id: 1 }]);
  });

  it('nobody was changed', async () => {
    for (const list of ['departments(first: 5)', 'staffMembers', 'students'])
      for (const { updatedAt } of await rows(`${list} { nodes { updatedAt } }`)) expect(updatedAt).toBe('2020-01-01T00:00:00.000Z');
  });

  it('what the key says, and that there is nobody, is kept nowhere else', async () => {
    const { department, staff, student } = app.database.prisma;
    const at = { orderBy: { id: 'asc' } } as const;
    const departments = (await department.findMany({ ...at, take: 5 })).map((row) => row.unknownLeaderId);
    expect(departments).toEqual([null, null, '999', '工号7', null]);
    expect((await staff.findMany(at)).map((row) => row.unknownLeaderId)).toEqual([null, null, null, 888, null, -5]);
    expect((await staff.findMany(at)).map((row) => row.leaderName)).toEqual(['', '', '', '外部', '只有名', '']);
    expect((await student.findMany(at)).map((row) => row.serverText)).toEqual([null, null, 'staff1', ' STAFF1 ', '某人', '99', '']);
  });
});
