import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectPrisma, type Database } from '../../src/platform/database/database.js';
import { DEFAULT_DATABASE_LIMITS, type DatabaseLimits } from '../../src/platform/database/limits.js';
import { openPostgres } from '../../src/platform/database/postgres/postgres.js';
import { unavailability } from '../../src/platform/database/unavailable.js';
import { SILENT } from '../../src/platform/log.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { openOtherSession } from '../support/other-session.js';
import { migrationsDir } from '../support/paths.js';
import { startSwallowingProxy } from '../support/swallowing-proxy.js';

/** Only a server has limits: the embedded database has one connection, in this process, and no clock. */
describe.runIf(process.env['TEST_DATABASE_URL'] !== undefined)('a PostgreSQL database', () => {
  let original: TestDatabase;
  let url: string;
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    original = await openTestDatabase();
    url = original.url ?? '';
  });
  afterEach(async () => {
    for (const it of opened.splice(0).reverse()) await it.close();
  });
  afterAll(() => original.close());

  const open = async (limits: Partial<DatabaseLimits>, address = url): Promise<Database> => {
    const database = connectPrisma(
      await openPostgres(address, { migrationsDir, log: SILENT, limits: { ...DEFAULT_DATABASE_LIMITS, poolSize: 3, ...limits } }),
    );
    opened.push(database);
    return database;
  };
  const session = async () => {
    const other = await openOtherSession(url);
    opened.push(other);
    return other;
  };
  const why = (work: Promise<unknown>): Promise<string | undefined> => work.then(() => 'answered', unavailability);
  const write = (database: Database, text: string) => database.writing((transaction) => transaction.send({ text, values: [] }));
  const CHANGE = "UPDATE campus SET info = 'x' WHERE id = 1";
  const read = (database: Database, statement: string, gone?: () => boolean) => database.readText(statement, [], { stale: false, gone });

  it('ends a statement that takes too long, however it was sent', async () => {
    const database = await open({ statementTimeoutMs: 200 });
    expect(await why(read(database, 'SELECT pg_sleep(20)::text'))).toBe('the statement took too long');
    expect(await why(database.prisma.$queryRaw`SELECT pg_sleep(20)::text`)).toBe('the statement took too long');
    expect(await why(write(database, 'SELECT pg_sleep(20)::text'))).toBe('the statement took too long');
    expect(await read(database, 'SELECT 1::text')).toBe('1');
  });

  it('counts those as waiting for a connection who get none now', async () => {
    const database = await open({ poolSize: 1 });
    const waiting = () => database.connections()[0]?.waiting;
    await read(database, 'SELECT 1::text');
    const alone = read(database, 'SELECT 1::text');
    expect(waiting()).toBe(0);
    const second = read(database, 'SELECT 2::text');
    expect(waiting()).toBe(1);
    expect(await Promise.all([alone, second])).toEqual(['1', '2']);
    expect(waiting()).toBe(0);
  });

  it('lets maintenance take as long as it takes', async () => {
    const database = await open({ statementTimeoutMs: 200 });
    await expect(database.maintain('SELECT pg_sleep(1)')).resolves.toBeUndefined();
  });

  it('is unavailable to the loser of a deadlock', async () => {
    const database = await open({});
    let met = (): void => undefined;
    const both = new Promise<void>((resolve) => (met = resolve));
    let locked = 0;
    const lockBoth = (first: number, second: number): Promise<string | undefined> =>
      why(
        database.writing(async (transaction) => {
          const change = (id: number) => ({ text: "UPDATE campus SET info = 'x' WHERE id = $1::int", values: [id] });
          await transaction.send(change(first));
          if (++locked === 2) met();
          await both;
          await transaction.commit(change(second));
        }),
      );
    expect((await Promise.all([lockBoth(1, 2), lockBoth(2, 1)])).sort()).toEqual(['answered', "transactions were in each other's way"]);
  });

  it('waits for a lock no longer than allowed', async () => {
    const database = await open({ lockTimeoutMs: 200 });
    const other = await session();
    await other.run('BEGIN; SELECT id FROM campus WHERE id = 1 FOR UPDATE');
    expect(await why(database.prisma.campus.update({ where: { id: 1 }, data: { info: 'x' } }))).toBe('a lock was not free in time');
  });

  it('ends a transaction in which nothing happens', async () => {
    const database = await open({});
    const [row] = await database.prisma.$queryRaw<
      { limit: string }[]
    >`SELECT current_setting('idle_in_transaction_session_timeout') AS limit`;
    expect(row?.limit).toBe('5s');
  });

  it('refuses whoever gets no connection in time, and still says that it is well', async () => {
    const database = await open({ poolTimeoutMs: 1500 });
    const busy = Array.from({ length: 3 }, () => read(database, 'SELECT pg_sleep(7)::text'));
    expect(await why(read(database, 'SELECT 1::text'))).toContain('no connection');
    expect(await why(database.prisma.campus.count())).toContain('no connection');
    expect(await why(write(database, 'SELECT count(*) FROM campus'))).toContain('no connection');
    await expect(database.ping()).resolves.toBeUndefined();
    await Promise.all(busy);
    expect(await read(database, 'SELECT 1::text')).toBe('1');
  });

  it('cancels what nobody waits for any more, and nothing that comes after it', async () => {
    const database = await open({ poolSize: 1, statementTimeoutMs: 25_000 });
    const started = performance.now();
    for (let round = 0; round < 3; round++) {
      expect(await why(read(database, 'SELECT pg_sleep(20)::text', () => true))).toBe('the caller has hung up');
      let gone = false;
      const given = read(database, 'SELECT pg_sleep(20)::text', () => gone);
      gone = true;
      expect(await why(given)).not.toBe('answered');
      for (let later = 0; later < 20; later++) expect(await read(database, 'SELECT 1::text')).toBe('1');
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('does not cancel for those who wait', async () => {
    const database = await open({});
    expect(await read(database, "SELECT 'slept' FROM pg_sleep(1)", () => false)).toBe('slept');
  });

  it('with one table locked still answers what does not need it', async () => {
    const database = await open({ poolSize: 4, lockTimeoutMs: 20_000, statementTimeoutMs: 25_000, poolTimeoutMs: 20_000 });
    const other = await session();
    await other.run('BEGIN; LOCK TABLE campus IN ACCESS EXCLUSIVE MODE');
    const readers = Array.from({ length: 20 }, () => why(read(database, 'SELECT count(*)::text FROM "campus"')));
    const writers = Array.from({ length: 20 }, () => why(write(database, CHANGE)));
    for (let round = 0; round < 5; round++) {
      expect(await read(database, 'SELECT (count(*) > 0)::text FROM course')).toBe('true');
      expect(await write(database, 'SELECT (count(*) >= 0)::text FROM notice')).toEqual(['true']);
    }
    await vi.waitFor(async () =>
      expect(await why(read(database, 'SELECT count(*)::text FROM "campus"'))).toBe('somebody has locked a table that the statement needs'),
    );
    await other.run('ROLLBACK');
    const ends = await Promise.all([...readers, ...writers]);
    expect(ends).toContain('somebody has locked a table that the statement needs');
    await vi.waitFor(async () => expect(await why(read(database, 'SELECT count(*)::text FROM "campus"'))).toBe('answered'), {
      timeout: 5000,
    });
  });

  it('lets a table be read that is locked against writing only', async () => {
    const database = await open({ poolSize: 4, lockTimeoutMs: 20_000, statementTimeoutMs: 25_000, poolTimeoutMs: 20_000 });
    const other = await session();
    await other.run('BEGIN; LOCK TABLE campus IN EXCLUSIVE MODE');
    const writers = Array.from({ length: 12 }, () => why(database.prisma.campus.updateMany({ data: { info: 'x' } })));
    expect(await read(database, 'SELECT (count(*) > 0)::text FROM campus')).toBe('true');
    await vi.waitFor(async () => expect(await why(database.prisma.campus.updateMany({ data: { info: 'x' } }))).toContain('locked'));
    expect(await read(database, 'SELECT (count(*) > 0)::text FROM campus')).toBe('true');
    await other.run('ROLLBACK');
    await Promise.all(writers);
  });

  it('commits nothing of a write whose last change needs a locked table', async () => {
    const database = await open({ poolSize: 4, lockTimeoutMs: 20_000, statementTimeoutMs: 25_000, poolTimeoutMs: 20_000 });
    const other = await session();
    await other.run('BEGIN; LOCK TABLE campus IN EXCLUSIVE MODE');
    const writers = Array.from({ length: 12 }, () => why(database.prisma.campus.updateMany({ data: { info: 'x' } })));
    await vi.waitFor(async () => expect(await why(database.prisma.campus.updateMany({ data: { info: 'x' } }))).toContain('locked'));
    const statement = (text: string) => ({ text, values: [] });
    const write = database.writing(async (transaction) => {
      await transaction.send(statement("UPDATE department SET description = 'half'"));
      await transaction.commit(statement("UPDATE campus SET info = 'half'"));
    });
    expect(await why(write)).toContain('locked');
    expect(await read(database, "SELECT count(*)::text FROM department WHERE description = 'half'")).toBe('0');
    await other.run('ROLLBACK');
    await Promise.all(writers);
  });

  it.each([false, true])('is found again after a network that swallowed what was sent; connections lost for good: %s', async (lost) => {
    const { hostname, port } = new URL(url);
    const proxy = await startSwallowingProxy({ host: hostname, port: Number(port || 5432) });
    opened.push(proxy);
    const through = new URL(url);
    through.host = `127.0.0.1:${proxy.port}`;
    const database = await open({ statementTimeoutMs: 500, poolTimeoutMs: 500 }, through.toString());
    const calls: readonly (() => Promise<unknown>)[] = [
      () => read(database, 'SELECT 1::text'),
      () => database.prisma.campus.count(),
      () => write(database, 'SELECT count(*) FROM campus'),
      () => database.ping(),
    ];
    for (const call of calls) await call();
    proxy.swallow();
    const ends = await Promise.all(calls.map((call) => why(call())));
    for (const end of ends) expect(end).not.toBe('answered');
    for (const end of ends) expect(end).toBeDefined();
    proxy.recover({ lost });
    await vi.waitFor(async () => expect(await Promise.all(calls.map((call) => why(call())))).toEqual(calls.map(() => 'answered')), {
      timeout: 15_000,
    });
  });

  it('says so when it takes no writes', async () => {
    const database = await open({});
    await expect(database.ping()).resolves.toBeUndefined();
    const other = await session();
    const name = new URL(url).pathname.slice(1);
    await other.run(`ALTER DATABASE "${name}" SET default_transaction_read_only = on`);
    try {
      await vi.waitFor(() => expect(database.ping()).rejects.toThrow(), { timeout: 10_000, interval: 200 });
    } finally {
      await other.run(`SET default_transaction_read_only = off; ALTER DATABASE "${name}" RESET default_transaction_read_only`);
    }
  });

  it('that cannot be reached is told in one sentence at the start', async () => {
    await expect(openPostgres('postgresql://postgres@127.0.0.1:1/none', { migrationsDir, log: SILENT })).rejects.toThrow(
      /^The database that DATABASE_URL names cannot be connected to: ECONNREFUSED\.$/,
    );
  });
});
