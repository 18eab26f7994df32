import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill } from '../../prisma/seed/volume/fill.js';
import { World } from '../legacy/summer-crm/world.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const SIZE = { students: 60, orders: 200 };
const DAY_MS = 86_400_000;

let database: TestDatabase;
let made: Readonly<Record<string, number>>;
const now = new Date();

beforeAll(async () => {
  database = await openTestDatabase();
  made = await fill(database, SIZE, now);
});
afterAll(() => database.close());

/** The orders of the fill, without those of the demo students. */
const ordersOfVolume = () =>
  database.prisma.order.findMany({
    where: { student: { email: { startsWith: 'volume-' } } },
    orderBy: { id: 'asc' },
    include: {
      lines: { orderBy: { id: 'asc' }, include: { cartLine: true, project: { include: { fees: true } } } },
      revisions: { include: { lines: { orderBy: { slot: 'asc' } } } },
      paymentInfo: true,
      coupons: { include: { coupon: true } },
    },
  });
type FilledOrder = Awaited<ReturnType<typeof ordersOfVolume>>[number];

const UNFINISHED: FilledOrder['status'][] = ['TO_PAY', 'TO_CONFIRM'];
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Lists of the items that share a key. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | number): Map<string | number, T[]> {
  const groups = new Map<string | number, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

describe('a filled database', () => {
  it('has as many of everything as was asked for', async () => {
    const { prisma } = database;
    expect(made).toMatchObject({
      campus: 60,
      project: 400,
      project_fee: 1200,
      course: 40,
      offering: 1200,
      account: 60,
      student: 60,
      wechat_identity: 60,
      orders: 201,
    });
    expect(await prisma.student.count()).toBe(62);
    expect(await prisma.order.count()).toBe(202);
    expect(await prisma.campus.count()).toBe(63);
    expect(await prisma.project.count({ where: { active: true } })).toBe(404);
    expect(await prisma.offering.count({ where: { active: true } })).toBe(1208);
    expect(await prisma.orderLine.count()).toBe((made['order_line'] ?? 0) + 1);
    expect(await prisma.enrolment.count({ where: { student: { email: { startsWith: 'volume-' } } } })).toBe(made['enrolment']);
  });

  it('has students whom WeChat knows, spread over the statuses', async () => {
    const students = await database.prisma.student.findMany({
      where: { email: { startsWith: 'volume-' } },
      orderBy: { id: 'asc' },
      include: { account: { include: { wechatIdentities: true } }, wantedCampuses: true },
    });
    const wechatIdentities = [{ openid: 'demo-volume-student-17', app: 'WEB', realm: 'STUDENT' }];
    expect(students[16]?.account).toMatchObject({ realm: 'STUDENT', username: null, passwordHash: null, wechatIdentities });
    expect(new Set(students.map(({ status }) => status)).size).toBeGreaterThanOrEqual(5);
    for (const { name, phone, idNumber, wantedCampuses } of students) {
      expect(name).toMatch(/^\p{Script=Han}{2,3}$/u);
      expect(phone).toMatch(/^\d{11}$/);
      expect(idNumber).toMatch(/^\d{18}$/);
      expect(wantedCampuses).toHaveLength(2);
    }
  });

  it('has projects in 2027 with fees for one, two and three courses', async () => {
    const projects = await database.prisma.project.findMany({
      where: { name: { startsWith: '2027' } },
      include: { fees: { orderBy: { courseNumber: 'asc' } }, offerings: true },
    });
    expect(projects).toHaveLength(400);
    for (const { startDate, endDate, applyFee, courseNum, fees, offerings } of projects) {
      expect([startDate.getUTCFullYear(), endDate > startDate, courseNum, applyFee?.isPositive()]).toEqual([2027, true, 3, true]);
      expect(fees.map(({ courseNumber }) => courseNumber)).toEqual([1, 2, 3]);
      expect(new Set(offerings.map(({ courseId }) => courseId)).size).toBe(3);
    }
  });

  it('spreads orders over the students, the year and the statuses', async () => {
    const orders = await ordersOfVolume();
    const counts = [...grouped(orders, ({ studentId }) => studentId).values()].map(({ length }) => length);
    expect(counts.toSorted()).toEqual([...Array.from({ length: 40 }, () => 3), ...Array.from({ length: 20 }, () => 4)]);
    const times = orders.map(({ createdAt }) => createdAt.getTime());
    expect(new Set(times).size).toBe(200);
    expect(times.toSorted((one, other) => one - other)).toEqual(times);
    for (const month of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) {
      const age = (time: number): number => (now.getTime() - time) / DAY_MS;
      expect(times.filter((time) => age(time) >= (month * 365) / 12 && age(time) < ((month + 1) * 365) / 12).length).toBeGreaterThanOrEqual(
        15,
      );
    }
    const byStatus = Object.fromEntries([...grouped(orders, ({ status }) => status)].map(([status, { length }]) => [status, length]));
    expect(byStatus).toEqual({
      TO_PAY: 7,
      TO_CONFIRM: 16,
      CONFIRMED: expect.any(Number),
      CANCELED: expect.any(Number),
      CONFIRM_FAILED: expect.any(Number),
    });
    expect(byStatus['CONFIRMED']).toBeGreaterThan(130);
  });

  it('leaves each student at most one unfinished order, the newest, and none to pay that is old', async () => {
    const orders = await ordersOfVolume();
    for (const ofStudent of grouped(orders, ({ studentId }) => studentId).values()) {
      expect(ofStudent.slice(0, -1).filter(({ status }) => UNFINISHED.includes(status))).toEqual([]);
    }
    for (const { createdAt } of orders.filter(({ status }) => status === 'TO_PAY'))
      expect(now.getTime() - createdAt.getTime()).toBeLessThan(5 * DAY_MS);
    const free = await database.prisma.student.count({
      where: { email: { startsWith: 'volume-' }, orders: { none: { status: { in: UNFINISHED } } }, cartLines: { none: { status: 'NEW' } } },
    });
    expect(free).toBeGreaterThanOrEqual(24);
  });

  it('numbers orders as the services do', async () => {
    const placed = new Map<number, number>();
    for (const { orderNumber, studentId, createdAt } of await ordersOfVolume()) {
      const time = new Date(createdAt.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
      expect(orderNumber).toBe(`${time}${studentId}${placed.get(studentId) ?? 0}`);
      placed.set(studentId, (placed.get(studentId) ?? 0) + 1);
    }
  });

  it('prices one to three lines over different projects by the fee table', async () => {
    const orders = await ordersOfVolume();
    for (const { lines, standardFee, payFee, coupons, studentId, status } of orders) {
      expect([1, 2, 3]).toContain(lines.length);
      expect(new Set(lines.map(({ projectId }) => projectId)).size).toBe(lines.length);
      for (const { projectId, courseNum, courseFee, project, cartLine } of lines) {
        expect(courseFee).toEqual(project.fees.find(({ courseNumber }) => courseNumber === courseNum)?.fee);
        expect(cartLine).toMatchObject({
          studentId,
          projectId,
          courseNum,
          courseFee,
          status: status === 'CONFIRMED' ? 'PAYED' : 'ORDERED',
        });
      }
      const applyFee = Math.max(...lines.map(({ project }) => Number(project.applyFee)));
      expect(Number(standardFee)).toBe(sumOf(lines.map(({ courseFee }) => Number(courseFee))) + applyFee);
      if (coupons.length > 0) expect(Number(payFee)).toBe(Number(standardFee) - sumOf(coupons.map(({ coupon }) => Number(coupon.amount))));
    }
    expect(orders.filter(({ standardFee, payFee }) => Number(standardFee) !== Number(payFee))).toHaveLength(made['coupon_grant'] ?? 0);
    expect(sumOf(orders.map(({ lines }) => lines.length)) / 200).toBeCloseTo(1.5, 0);
  });

  it('has a proof for what was paid and a revision for what was confirmed', async () => {
    for (const { status, payFee, paymentInfo, revisions, lines, coupons } of await ordersOfVolume()) {
      const paid = ['TO_CONFIRM', 'CONFIRMED', 'CONFIRM_FAILED'].includes(status);
      expect(paymentInfo === null).toBe(!paid);
      if (paid) expect(paymentInfo?.amount).toEqual(payFee);
      const slots = lines.map(({ projectId, courseNum }, index) => ({ slot: index + 1, projectId, courseNum }));
      expect(revisions).toMatchObject(status === 'CONFIRMED' ? [{ adjustmentId: null, allAmount: payFee, lines: slots }] : []);
      for (const grant of coupons) expect(grant.status).toBe(status === 'CONFIRMED' ? 'USED' : 'LOCKED');
    }
  });

  it('enrols only in what was bought, within the seats', async () => {
    const enrolments = await database.prisma.enrolment.findMany({
      where: { student: { email: { startsWith: 'volume-' } } },
      include: {
        offering: { include: { course: true, _count: { select: { enrolments: true } } } },
        student: { include: { creditTransfers: true, orders: { where: { status: 'CONFIRMED' }, include: { lines: true } } } },
      },
    });
    expect(enrolments.length).toBeGreaterThan(25);
    for (const { offering, courseCode, student } of enrolments) {
      const bought = student.orders.flatMap(({ lines }) => lines.map(({ projectId }) => projectId));
      expect(bought).toContain(offering.projectId);
      expect(student.creditTransfers.map(({ projectId }) => projectId)).toContain(offering.projectId);
      expect(courseCode).toBe(offering.course.code);
      expect(offering._count.enrolments).toBeLessThanOrEqual(offering.maxNum);
    }
  });

  it('gives the demo student one fresh order to pay', async () => {
    const where = { student: { account: { username: 'student1' } } };
    const orders = await database.prisma.order.findMany({
      where,
      orderBy: { id: 'asc' },
      include: { lines: { include: { cartLine: true } } },
    });
    expect(orders).toMatchObject([{ status: 'CONFIRMED' }, { status: 'TO_PAY', lines: [{ cartLine: { status: 'ORDERED' } }] }]);
    expect(Date.now() - Number(orders[1]?.createdAt)).toBeLessThan(600_000);
  });

  it('has nothing in the future', async () => {
    expect(await database.prisma.order.count({ where: { updatedAt: { gt: new Date() } } })).toBe(0);
    expect(await database.prisma.student.count({ where: { updatedAt: { gt: new Date() } } })).toBe(0);
    expect(await database.prisma.cartLine.count({ where: { updatedAt: { gt: new Date() } } })).toBe(0);
    expect(await database.prisma.payment.count({ where: { createdAt: { gt: new Date() } } })).toBe(0);
  });
});

describe('the gateway over a filled database', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open({ parts: { database } });
  });
  afterAll(() => world.close());

  it('answers a page of orders five levels deep', async () => {
    const admin = await world.app.login('STAFF', 'demoadmin');
    const query = `{ orders(first: 20, filter: { status: { eq: CONFIRMED } }) {
      totalCount nodes { orderNumber payFee student { name } lines { courseFee project { name campus { name } } } }
    } }`;
    const { data, errors } = await world.app.graphql(query, {}, admin);
    expect(errors).toBeUndefined();
    expect(data.orders.nodes).toHaveLength(20);
    expect(data.orders.totalCount).toBe(await database.prisma.order.count({ where: { status: 'CONFIRMED' } }));
  });

  it('answers the order list of the old back office', async () => {
    const { results, count } = await world.data('GET', '/api/v1/order/?page=1&page_size=20', world.admin);
    expect(results).toHaveLength(20);
    expect(count).toBe(202);
  });

  it('signs a student in by the sandbox of WeChat, who can put another project into the cart', async () => {
    const student = await world.student('volume-student-17');
    const { id } = await database.prisma.project.findFirstOrThrow({ orderBy: { id: 'asc' } });
    expect((await database.prisma.student.findUniqueOrThrow({ where: { id: student.id } })).email).toBe('volume-17@example.com');
    expect(await world.data('POST', '/api/v1/shopping_chart/', student, { project: id, course_num: 2 })).toMatchObject({ course_num: 2 });
  });
});
