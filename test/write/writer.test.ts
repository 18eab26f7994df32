import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { atCommit, atEveryCommit } from '../../src/platform/database/commit-hooks.js';
import { refuseDuplicate } from '../../src/platform/database/unique-violation.js';
import { anySpelling } from '../../src/write/any-spelling.js';
import { decision, effect, idIn, insert, insertAll, insertMissing, plus, remove, update } from '../../src/write/changes.js';
import { defineWrite } from '../../src/write/define-write.js';
import { count, inTurn, line, lock, row, rows } from '../../src/write/facts.js';
import { Writer } from '../../src/write/writer.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let writer: Writer;
beforeAll(async () => {
  database = await openTestDatabase();
  writer = new Writer(database, ['Student', 'Department'], (transaction, effects) => {
    for (const hook of effects) atCommit(transaction, hook);
  });
});
afterAll(() => database.close());

describe('facts', () => {
  const SHEET = defineWrite<{ id: number; ids: readonly number[]; text: string; since: Date }>()({
    facts: ({ id, ids, text, since }) => ({
      order: row('Order', {
        where: { id },
        select: {
          standardFee: true,
          payFee: true,
          createdAt: true,
          student: { select: { name: true, gpa: true } },
          lines: { select: { courseNum: true, courseFee: true }, orderBy: { id: 'asc' } },
        },
      }),
      some: rows('Order', { where: { id: { in: ids as number[] } }, select: { id: true }, orderBy: { id: 'desc' } }),
      unpaid: count('Order', { status: { in: ['TO_PAY', 'TO_CONFIRM'] }, NOT: { id } }),
      ofSomebody: rows('Order', { where: { student: { name: text } }, select: { id: true }, orderBy: [{ id: 'asc' }], limit: 2 }),
      withLines: count('Order', { lines: { some: { courseNum: { gte: 1 } } }, OR: [{ createdAt: { gt: since } }, { remark: null }] }),
      nobody: row('Student', { where: { id: 0 }, select: { id: true } }),
    }),
  });

  it('are what Prisma reads, in one statement', async () => {
    const [first, second] = await database.prisma.order.findMany({ orderBy: { id: 'asc' }, take: 2, select: { id: true } });
    const id = first?.id ?? 0;
    const ids = [id, second?.id ?? 0];
    const { name } = await database.prisma.student.findFirstOrThrow({ where: { orders: { some: {} } }, select: { name: true } });
    const since = new Date(Date.now() - 86_400_000);
    let known: unknown;
    const sent = await database.statementsOf(() =>
      writer.run(SHEET, { id, ids, text: name ?? '', since }, (facts) => {
        known = facts;
        return decision([], null);
      }),
    );
    expect(sent).toHaveLength(1);
    const { prisma } = database;
    expect(known).toEqual({
      locked: [],
      order: await prisma.order.findUnique({
        where: { id },
        select: {
          standardFee: true,
          payFee: true,
          createdAt: true,
          student: { select: { name: true, gpa: true } },
          lines: { select: { courseNum: true, courseFee: true }, orderBy: { id: 'asc' } },
        },
      }),
      some: await prisma.order.findMany({ where: { id: { in: ids } }, select: { id: true }, orderBy: { id: 'desc' } }),
      unpaid: await prisma.order.count({ where: { status: { in: ['TO_PAY', 'TO_CONFIRM'] }, NOT: { id } } }),
      ofSomebody: await prisma.order.findMany({ where: { student: { name } }, select: { id: true }, orderBy: { id: 'asc' }, take: 2 }),
      withLines: await prisma.order.count({
        where: { lines: { some: { courseNum: { gte: 1 } } }, OR: [{ createdAt: { gt: since } }, { remark: null }] },
      }),
      nobody: null,
    });
  });

  it('find what is named in any spelling', async () => {
    const NAMED = defineWrite<{ name: string | null }>()({
      facts: ({ name }) => ({
        account: row('Account', { where: { realm: 'STAFF', username: anySpelling(name as string) }, select: { username: true } }),
      }),
    });
    const named = (name: string | null) => writer.run(NAMED, { name }, ({ account }) => decision([], account?.username ?? null));
    expect(await named('demosales')).toBe('demosales');
    expect(await named(' ＤｅｍｏＳａｌｅｓ')).toBe('demosales');
    expect(await named('demosale')).toBeNull();
    expect(await named(null)).toBeNull();
  });

  it('may be looked at beforehand, in one statement and without their locks', async () => {
    const LOOKING = defineWrite<{ id: number }>()({
      locks: ({ id }) => [lock('Department', { id })],
      facts: ({ id }) => ({ department: row('Department', { where: { id }, select: { id: true } }) }),
    });
    const { id } = await database.prisma.department.findFirstOrThrow({ select: { id: true } });
    const before = database.sent.length;
    const known = await writer.look(LOOKING, { id });
    expect(database.sent.length - before).toBe(1);
    expect(known).toEqual({ department: { id } });
  });

  it('tell whether there was anything to lock', async () => {
    const LOCKING = defineWrite<{ id: number }>()({
      locks: ({ id }) => [lock('Student', { orders: { some: { id } } }), lock('Department', { id })],
    });
    const { id } = await database.prisma.order.findFirstOrThrow({ select: { id: true } });
    const locked = (of: number) => writer.run(LOCKING, { id: of }, (known) => decision([], known.locked.join()));
    expect(await locked(0)).toBe('false,false');
    expect(await locked(id)).toMatch(/^true,/);
  });

  it('are not read where a write locks in another order than the stated one, or what has no place in it', async () => {
    const back = defineWrite<{ id: number }>()({ locks: ({ id }) => [lock('Department', { id }), lock('Student', { id })] });
    const unknown = defineWrite<{ id: number }>()({ locks: ({ id }) => [lock('Order', { id })] });
    for (const write of [back, unknown])
      expect(() => writer.run(write, { id: 1 }, () => decision([], null))).toThrow('not in the order of locks');
  });

  it('may be a row that is locked as it is read', async () => {
    const { id, description } = await database.prisma.department.create({ data: { name: 'held', description: '0' } });
    const ADDING = defineWrite<{ id: number }>()({
      facts: (given) => ({ now: row('Department', { where: { id: given.id }, select: { description: true }, lock: 'write' }) }),
    });
    const add = () =>
      writer.run(ADDING, { id }, ({ now }) =>
        decision([update('Department', { id }, { description: String(Number(now?.description) + 1) })], null),
      );
    expect(await database.statementsOf(add)).toHaveLength(2);
    await Promise.all(Array.from({ length: 20 }, add));
    const after = await database.prisma.department.findUniqueOrThrow({ where: { id } });
    expect([description, after.description]).toEqual(['0', '21']);
  });

  it('refuse to read anything with a row that is locked, for that could be from before it waited', () => {
    const where = { id: 1 };
    const held = row('Student', { where, select: { id: true }, lock: 'write' });
    const withOrders = row('Student', { where, select: { orders: { select: { id: true } } }, lock: 'write' });
    const whichever = row('Student', { where: {}, select: { id: true }, lock: 'write' });
    expect(() => defineWrite<{}>()({ facts: () => ({ whichever }) })).toThrow('Which Student is locked');
    expect(() => defineWrite<{}>()({ facts: () => ({ held, orders: count('Order', {}) }) })).toThrow('lock it first');
    expect(() => defineWrite<{}>()({ facts: () => ({ withOrders }) })).toThrow('lock it first');
  });

  it('refuse what they would not understand when they are declared', () => {
    const declare = (where: Prisma.StudentWhereInput) => () =>
      defineWrite<{ id: number }>()({ facts: () => ({ one: count('Student', where) }) });
    expect(declare({ name: { contains: 'x' } })).toThrow('contains');
    expect(declare({ orders: { every: {} } })).toThrow('every');
    expect(declare({ createdAt: { lt: new Date() } })).toThrow('must be given');
    expect(declare({ nothing: 1 } as object)).toThrow('nothing');
  });
});

describe('a line', () => {
  const above = (id: number) => defineWrite<{}>()({ facts: () => ({ ids: line('Menu', { where: { id }, along: 'parent' }) }) });

  it('goes from a row along a relation to the end', async () => {
    const { prisma } = database;
    const [first, second] = [await prisma.menu.create({ data: { name: 'first' } }), await prisma.menu.create({ data: { name: 'second' } })];
    const third = await prisma.menu.create({ data: { name: 'third', parentId: second.id } });
    await prisma.menu.update({ where: { id: second.id }, data: { parentId: first.id } });
    const { ids } = await writer.look(above(third.id), {});
    expect(ids.toSorted((one, other) => one - other)).toEqual([first.id, second.id, third.id]);
    expect((await writer.look(above(0), {})).ids).toEqual([]);
  });

  it('ends where it comes back to itself', async () => {
    const { prisma } = database;
    const one = await prisma.menu.create({ data: { name: 'one' } });
    const other = await prisma.menu.create({ data: { name: 'other', parentId: one.id } });
    await prisma.menu.update({ where: { id: one.id }, data: { parentId: other.id } });
    expect((await writer.look(above(one.id), {})).ids).toHaveLength(2);
  });
});

describe('changes', () => {
  const coupon = {
    code: 'WRITER',
    info: 'it\'s; DROP TABLE "x" 😀',
    amount: '12.50',
    maxNum: 5,
    startTime: new Date(0),
    endTime: new Date(1e12),
  };

  it('of several tables are one statement, with the ids of new rows', async () => {
    const { id: studentId } = await database.prisma.student.findFirstOrThrow({ select: { id: true } });
    const made = insert('Coupon', coupon);
    let answer: { coupon: number; with: (number | string)[] } | undefined;
    const sent = await database.statementsOf(async () => {
      answer = await writer.run(NOTHING, {}, () =>
        decision(
          [
            made,
            insertAll('CouponGrant', [{ couponId: made.id, studentId, status: 'TO_USE' }]),
            update('Student', { id: studentId }, { name: "O'Hara" }),
          ],
          { coupon: made.id, with: [made.id, 'text'] },
        ),
      );
    });
    expect(sent).toHaveLength(1);
    const { prisma } = database;
    const stored = await prisma.coupon.findFirstOrThrow({ where: { code: 'WRITER' }, include: { grants: true } });
    expect(stored).toMatchObject({ id: answer?.coupon, info: coupon.info, startTime: coupon.startTime, grants: [{ studentId }] });
    expect(stored.amount.toFixed(2)).toBe('12.50');
    expect(answer?.with).toEqual([stored.id, 'text']);
    expect((await prisma.student.findUniqueOrThrow({ where: { id: studentId } })).name).toBe("O'Hara");
  });

  it('are done in their order, in further statements where one looks at what another wrote', async () => {
    const { prisma } = database;
    const name = 'in order';
    const made = insert('Department', { name, description: 'first' });
    const sent = await database.statementsOf(() =>
      writer.run(NOTHING, {}, () =>
        decision(
          [
            made,
            update('Department', { name }, { description: 'second' }),
            update('Department', { name, description: 'second' }, { description: 'third' }),
            insert('Department', { name, description: 'fourth' }),
          ],
          null,
        ),
      ),
    );
    expect(sent).toHaveLength(4);
    expect(await prisma.department.findMany({ where: { name }, orderBy: { id: 'asc' }, select: { description: true } })).toEqual([
      { description: 'third' },
      { description: 'fourth' },
    ]);
    expect(await writer.apply(remove('Department', { name }), remove('Department', { name }))).toEqual([2, 0]);
  });

  it('add to what stands in a row by then', async () => {
    const { prisma } = database;
    const { id } = await prisma.coupon.create({ data: { ...coupon, code: 'ADDED' } });
    const taken = () => writer.apply(update('Coupon', { id, maxNum: { gte: 2 } }, { maxNum: plus(-2) }));
    expect((await Promise.all([taken(), taken(), taken()])).flat().sort()).toEqual([0, 1, 1]);
    expect((await prisma.coupon.findUniqueOrThrow({ where: { id } })).maxNum).toBe(1);
  });

  it('may insert only what is missing', async () => {
    const { prisma } = database;
    const { id: couponId } = await prisma.coupon.create({ data: { ...coupon, code: 'MISSING' } });
    const [one, other] = await prisma.student.findMany({ take: 2, orderBy: { id: 'asc' }, select: { id: true } });
    const granted = (...students: ({ id: number } | undefined)[]) =>
      insertMissing(
        'CouponGrant',
        students.map((student) => ({ couponId, studentId: student?.id ?? 0 })),
      );
    expect(await writer.apply(granted(one))).toEqual([1]);
    expect(await writer.apply(granted(one, other))).toEqual([1]);
    expect(await writer.apply(granted(one, other))).toEqual([0]);
    expect(await prisma.couponGrant.count({ where: { couponId } })).toBe(2);
  });

  it('may insert a row that says nothing but whose it is', async () => {
    const account = insert('Account', { realm: 'MEMBER', username: 'nothing-else', passwordHash: null });
    const member = insert('Member', { accountId: account.id });
    const id = await writer.write(decision([account, member], member.id));
    const stored = await database.prisma.member.findUniqueOrThrow({ where: { id }, include: { account: true } });
    expect(stored.account.username).toBe('nothing-else');
  });

  it('that need no facts answer what was decided', async () => {
    const made = insert('Department', { name: 'decided', description: '' });
    const { id } = await writer.write(decision([made], { id: made.id }));
    expect((await database.prisma.department.findUniqueOrThrow({ where: { id } })).name).toBe('decided');
  });

  it('with a condition that is undefined are refused: it would find every row', async () => {
    const { prisma } = database;
    const before = await prisma.department.count();
    await expect(writer.apply(remove('Department', { id: undefined }))).rejects.toThrow('undefined');
    expect(await prisma.department.count()).toBe(before);
  });

  it('without a transaction around them cost one statement', async () => {
    const before = database.sent.length;
    expect(await writer.apply(update('Department', { id: 0 }, { description: 'nobody' }))).toEqual([0]);
    expect(database.sent.length - before).toBe(1);
  });

  it('may look for the id of a row that one before them inserts', async () => {
    const { prisma } = database;
    const account = await prisma.account.create({ data: { realm: 'STUDENT' } });
    const student = insert('Student', { accountId: account.id });
    const id = await writer.write(decision([student, update('Student', { id: idIn<number>(student.id) }, { name: 'found' })], student.id));
    expect((await prisma.student.findUniqueOrThrow({ where: { id } })).name).toBe('found');
  });

  it('leave nothing behind where the decision or the database refuses', async () => {
    const { prisma } = database;
    const rowsBefore = await prisma.coupon.count();
    const refusing = writer.run(NOTHING, {}, (): never => {
      throw new Error('refused');
    });
    await expect(refusing).rejects.toThrow('refused');
    const twice = writer.run(NOTHING, {}, () =>
      decision([insert('Coupon', { ...coupon, code: 'ONCE' }), insert('Coupon', { ...coupon, code: 'writer' })], null),
    );
    await expect(refuseDuplicate(twice, 'code', () => new Error('taken'))).rejects.toThrow('taken');
    expect(await prisma.coupon.count()).toBe(rowsBefore);
    // The connection serves on.
    expect(await writer.apply(update('Coupon', { code: 'WRITER' }, { info: 'on' }))).toEqual([1]);
  });

  it('commit together with what the write adds to its commit', async () => {
    const seen: string[] = [];
    const made = insert('Department', { name: 'belonging', description: '' });
    const before = async (send: (statement: { text: string; values: unknown[] }) => Promise<string | null>) => {
      seen.push(String(await send({ text: "SELECT count(*) FROM department WHERE name = 'belonging'", values: [] })));
    };
    await writer.run(NOTHING, {}, () => decision([made, effect({ before })], null));
    expect(seen).toEqual(['1']);
  });

  it('commit together with what belongs to every commit, or not at all', async () => {
    const { prisma } = database;
    const seen: string[] = [];
    const hook = {
      before: async (send: (statement: { text: string; values: unknown[] }) => Promise<string | null>) => {
        seen.push(String(await send({ text: "SELECT count(*) FROM coupon WHERE code = 'HOOKED'", values: [] })));
      },
      after: async () => void seen.push(`after ${await prisma.coupon.count({ where: { code: 'HOOKED' } })}`),
    };
    await atEveryCommit(hook, () => writer.insert(insert('Coupon', { ...coupon, code: 'HOOKED' })));
    expect(seen).toEqual(['1', 'after 1']);
    const failing = { before: () => Promise.reject(new Error('taken over')) };
    await expect(atEveryCommit(failing, () => writer.apply(remove('Coupon', { code: 'HOOKED' })))).rejects.toThrow('taken over');
    expect(await prisma.coupon.count({ where: { code: 'HOOKED' } })).toBe(1);
  });
});

it('those who wait for a lock read what the one before has written', async () => {
  const department = await database.prisma.department.create({ data: { name: 'locked', description: '0' } });
  const ADDING = defineWrite<{ id: number }>()({
    locks: ({ id }) => [lock('Department', { id })],
    facts: ({ id }) => ({ now: row('Department', { where: { id }, select: { description: true } }) }),
  });
  const add = () =>
    writer.run(ADDING, department, ({ now }) =>
      decision([update('Department', { id: department.id }, { description: String(Number(now?.description) + 1) })], null),
    );
  await Promise.all(Array.from({ length: 20 }, add));
  expect((await database.prisma.department.findUniqueOrThrow({ where: { id: department.id } })).description).toBe('20');
});

it('those who wait for their turn come one after the other', async () => {
  const TAKING_TURNS = defineWrite<{}>()({
    locks: () => [inTurn(4711)],
    facts: () => ({ departments: count('Department', { name: 'turn' }) }),
  });
  const take = () =>
    writer.run(TAKING_TURNS, {}, ({ locked, departments }) => {
      expect(locked).toEqual([true]);
      return decision([insert('Department', { name: 'turn', description: String(departments) })], departments);
    });
  const seen = await Promise.all(Array.from({ length: 10 }, take));
  expect(seen.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 10 }, (_, index) => index));
});

const NOTHING = defineWrite<{}>()({});
