import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const update = async (mutation: string, id: number) =>
  app.graphql(`mutation { ${mutation}(id: ${id}, input: {}) { id } }`, {}, await app.login('STAFF', 'demoadmin'));

describe('an update that changes nothing', () => {
  it.each([
    'updatePaymentAccount',
    'updateShopCourse',
    'updateShopper',
    'updateMailingAddress',
    'updateCampus',
    'updateCourse',
    'updateCoupon',
    'updateDepartment',
    'updateStudentRemark',
    'updateCouponGrant',
    'handleComplaint',
  ])('answers the record: %s', async (mutation) => {
    expect(await update(mutation, 1)).toEqual({ data: { [mutation]: { id: 1 } } });
    expect((await update(mutation, 987_654)).errors?.[0]?.extensions.reason).toBe('NOT_FOUND');
  });
});
