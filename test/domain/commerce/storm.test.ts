import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApps, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { PNG, reasonOf, succeeded, type MadeStudent } from '../admissions.js';
import { Bazaar } from './bazaar.js';
import { mistakesIn } from './ledger.js';

/** Many clients of two processes at once, who pay, cancel, refuse and adjust the same orders as it happens. */
const STUDENTS = 8;
const ROUNDS = 5;

let first: TestApp;
let second: TestApp;
let close: () => Promise<void>;
let bazaars: readonly [Bazaar, Bazaar];

beforeAll(async () => {
  ({ first, second, close } = await createTestApps({ env: { JWT_SECRET: 'the-secret-that-all-processes-share' } }));
  bazaars = [new Bazaar(first), new Bazaar(second)];
});
afterAll(() => close());

interface Actor extends MadeStudent {
  readonly lines: number[];
  readonly couponIds: number[];
}

async function actor(projects: readonly number[]): Promise<Actor> {
  const [bazaar] = bazaars;
  const student = await bazaar.student();
  const lines: number[] = [];
  const couponIds: number[] = [];
  for (let count = 0; count < ROUNDS * 4; count++)
    lines.push(await bazaar.line(student, projects[count % projects.length] ?? 0, 1 + (count % 3)));
  for (const amount of ['300', '0.01', '99999.99']) {
    const id = await bazaar.coupon({ amount });
    succeeded(await bazaar.grant(id, student.id));
    couponIds.push(id);
  }
  return { ...student, lines, couponIds };
}

/** What may be done to a student's things at any moment; most of it is refused most of the time. */
type Deed = (bazaar: Bazaar, student: Actor, dice: number) => Promise<GraphQLAnswer>;

const newest = async (student: Actor): Promise<number> =>
  (await first.database.prisma.order.findFirst({ where: { studentId: student.id }, orderBy: { id: 'desc' }, select: { id: true } }))?.id ??
  0;
const lineOf = ({ lines }: Actor, dice: number): number => lines[dice % lines.length] ?? 0;

const DEEDS: readonly Deed[] = [
  (bazaar, student, dice) =>
    bazaar.orderCart(
      student.token,
      [lineOf(student, dice), lineOf(student, dice + 1)],
      dice % 3 === 0 ? {} : { couponIds: student.couponIds.slice(0, dice % 3) },
    ),
  (bazaar, student, dice) => bazaar.orderCart(student.token, [lineOf(student, dice)]),
  async (bazaar, student, dice) =>
    bazaar.pay(student.token, await newest(student), dice % 2 === 0 ? {} : { couponIds: [student.couponIds[dice % 3]] }),
  async (bazaar, student) => bazaar.pay(student.token, await newest(student)),
  async (bazaar, student) => bazaar.act('cancelOrder', await newest(student), student.token),
  async (bazaar, student) => bazaar.act('confirmOrder', await newest(student)),
  async (bazaar, student) => bazaar.act('failOrder', await newest(student)),
  async (bazaar, student, dice) =>
    bazaar.amend(await newest(student), { remark: `${dice}`, status: dice % 2 === 0 ? 'CONFIRMED' : 'CANCELED' }),
  async (bazaar, student, dice) =>
    bazaar.adjust(await newest(student), student.id, { amount: `${1 + (dice % 50)}.25`, type: dice % 3 === 0 ? 'REFUND' : 'REPLENISH' }),
  async (bazaar, student, dice) => {
    const adjustment = await first.database.prisma.adjustment.findFirst({
      where: { order: { studentId: student.id } },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    return dice % 2 === 0
      ? bazaar.updateAdjustment(adjustment?.id ?? 0, { image: PNG }, student.token)
      : bazaar.judge('confirmAdjustment', adjustment?.id ?? 0);
  },
  (bazaar, student, dice) => bazaar.remove(student.token, lineOf(student, dice)),
  (bazaar, student, dice) => bazaar.change(student.token, [{ id: lineOf(student, dice), courseNum: 1 + (dice % 3) }]),
  async (bazaar, student) =>
    bazaar.ask('mutation ($couponId: Int!, $studentId: Int!) { revokeCoupon(couponId: $couponId, studentId: $studentId) }', {
      couponId: student.couponIds[2],
      studentId: student.id,
    }),
];

it('leaves coupons, lines, revisions and totals consistent', { timeout: 240_000 }, async () => {
  const projects = [(await bazaars[0].project()).id, (await bazaars[0].project({ applyFee: null })).id];
  const students: Actor[] = [];
  for (let count = 0; count < STUDENTS; count++) students.push(await actor(projects));
  await Promise.all(bazaars.map((bazaar) => bazaar.admin()));

  const seed = Date.now();
  const tosses = fc.sample(fc.record({ deed: fc.nat(DEEDS.length - 1), dice: fc.nat(1000), process: fc.nat(1) }), {
    numRuns: STUDENTS * ROUNDS * 20,
    seed,
  });
  const outcomes = new Map<string, number>();
  const play = async (student: Actor, own: typeof tosses): Promise<void> => {
    // Four at a time do something to this student's things.
    const hand = async (): Promise<void> => {
      for (let toss = own.pop(); toss !== undefined; toss = own.pop()) {
        const answer = await DEEDS[toss.deed]?.(bazaars[toss.process === 0 ? 0 : 1], student, toss.dice);
        const outcome = answer === undefined ? 'none' : (reasonOf(answer) ?? 'done');
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all([hand(), hand(), hand(), hand()]);
  };
  await Promise.all(students.map((student, index) => play(student, tosses.slice(index * ROUNDS * 20, (index + 1) * ROUNDS * 20))));

  expect(outcomes.get('INTERNAL')).toBeUndefined();
  expect(outcomes.get('done')).toBeGreaterThan(40);
  const studentIds = students.map(({ id }) => id);
  expect(await first.database.prisma.order.count({ where: { studentId: { in: studentIds } } })).toBeGreaterThan(STUDENTS);
  expect(await mistakesIn(first.database.prisma, studentIds), `with the seed ${seed}`).toEqual([]);
});
