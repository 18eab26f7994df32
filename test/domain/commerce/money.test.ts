import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, succeeded } from '../admissions.js';
import { Bazaar } from './bazaar.js';
import { type Case, type Outcome, casesOf, model, yuan } from './money-model.js';

/** Each run is some twenty operations of clients. */
const RUNS = { numRuns: 25, endOnFailure: true };
const PROJECTS = 5;

let app: TestApp;
let bazaar: Bazaar;
let projectIds: number[];

beforeAll(async () => {
  app = await createTestApp();
  bazaar = new Bazaar(app);
  projectIds = [];
  for (let count = 0; count < PROJECTS; count++) projectIds.push((await bazaar.project()).id);
});
afterAll(() => app.close());

/** Does what the case says, as clients do it, and answers what they then see. */
async function happen({ projects, cart, coupons, chosen, outcome, adjustments }: Case): Promise<Outcome> {
  for (const [index, { applyFee, fees }] of projects.entries()) {
    const input = {
      applyFee: applyFee === null ? null : yuan(applyFee),
      fees: fees.map((fee, at) => ({ courseNumber: at + 1, fee: yuan(fee) })),
    };
    await bazaar.data('mutation ($id: Int!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { id } }', {
      id: projectIds[index],
      input,
    });
  }
  const student = await bazaar.student();
  const couponIds: number[] = [];
  for (const { amount, usable } of coupons) {
    const id = await bazaar.coupon({ amount: yuan(amount), ...(usable ? {} : { endTime: '2021-01-01T00:00:00Z' }) });
    succeeded(await bazaar.grant(id, student.id));
    couponIds.push(id);
  }
  const lines: { cartLineId: number; courseNum?: number }[] = [];
  for (const { project, courseNum, replaced } of cart) {
    lines.push({
      cartLineId: await bazaar.line(student, projectIds[project] ?? 0, courseNum),
      ...(replaced === null ? {} : { courseNum: replaced }),
    });
  }
  const named = chosen === null ? {} : { couponIds: chosen.map((index) => couponIds[index]) };
  const { id } = succeeded(await bazaar.orderCart(student.token, [], { lines, ...named })).orderCart;

  if (outcome === 'CANCELED') succeeded(await bazaar.act('cancelOrder', id, student.token));
  if (outcome !== 'CANCELED' && outcome !== 'TO_PAY') succeeded(await bazaar.pay(student.token, id));
  if (outcome === 'CONFIRMED') succeeded(await bazaar.act('confirmOrder', id));
  if (outcome === 'CONFIRM_FAILED') succeeded(await bazaar.act('failOrder', id));
  const refused: boolean[] = [];
  for (const { type, amount, project, courseNum } of adjustments) {
    const answer = await bazaar.adjust(id, student.id, {
      type,
      amount: yuan(amount),
      projectId: project === null ? null : projectIds[project],
      courseNum,
    });
    const reason = reasonOf(answer);
    expect([null, 'ORDER_NOT_CONFIRMED', 'ADJUSTMENT_PROJECT_REFUSED']).toContain(reason);
    refused.push(reason !== null);
  }

  const order = await bazaar.orderOf(id);
  const held = await bazaar.couponsOf(student);
  return {
    standardFee: order.standardFee,
    payFee: order.payFee,
    cart: order.lines.map((line: any) => line.cartLine.status),
    coupons: couponIds.map((couponId) => held.find((grant) => grant.couponId === couponId)?.status ?? 'none'),
    refused,
    revisions: order.revisions.map(({ allAmount, lines: slots }: any) => ({
      allAmount,
      slots: slots.map(({ projectId, courseNum }: any) => [projectIds.indexOf(projectId), courseNum]),
    })),
  };
}

describe('for any cart, coupons and sequence of adjustments', () => {
  it('totals, revisions, coupons and lines are what the model says', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(casesOf(PROJECTS), async (given) => {
        expect(await happen(given)).toEqual(model(given));
      }),
      RUNS,
    );
  });
});
