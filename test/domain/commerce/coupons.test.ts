import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, reasonOf, refusalOf, succeeded } from '../admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

const revoke = (couponId: number, studentId: number, token?: string) =>
  school.ask(
    'mutation ($couponId: Int!, $studentId: Int!) { revokeCoupon(couponId: $couponId, studentId: $studentId) }',
    { couponId, studentId },
    token,
  );
const update =
  'mutation ($id: Int!, $input: UpdateCouponInput!) { updateCoupon(id: $id, input: $input) { code amount maxNum active type } }';

describe('a coupon', () => {
  it('is made and changed by staff; its code is unique', async () => {
    const token = await app.login('STAFF', 'demosales');
    const id = await school.coupon({ code: 'SUMMER', type: 'STAGE' });
    expect((await school.data(update, { id, input: { amount: '12.5', active: false, type: null } }, token)).updateCoupon).toEqual({
      code: 'SUMMER',
      amount: '12.50',
      maxNum: 10,
      active: false,
      type: null,
    });
    const other = await school.coupon({ code: 'WINTER' });
    expect(refusalOf(await school.ask(update, { id: other, input: { code: 'SUMMER' } }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'COUPON_CODE_TAKEN',
      field: 'code',
    });
    expect(refusalOf(await school.ask(update, { id: other, input: { amount: '-1' } }))).toMatchObject({
      reason: 'AMOUNT_INVALID',
      field: 'amount',
    });
    expect(reasonOf(await school.ask(update, { id: 999_999, input: {} }))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask(update, { id, input: {} }, (await school.student()).token))).toBe('FORBIDDEN');
  });

  it('is seen by those who hold it, and its other holders by nobody but staff', async () => {
    const [holder, other] = [await school.student(), await school.student()];
    const id = await school.coupon();
    succeeded(await school.grant(id, holder.id));
    succeeded(await school.grant(id, other.id));
    const query = 'query ($id: Int!) { coupon(id: $id) { id grantedNum grants { nodes { studentId } } } }';
    expect((await school.data(query, { id }, holder.token)).coupon).toEqual({
      id,
      grantedNum: null,
      grants: { nodes: [{ studentId: holder.id }] },
    });
    expect((await school.data(query, { id })).coupon).toMatchObject({
      grantedNum: 2,
      grants: { nodes: [{ studentId: holder.id }, { studentId: other.id }] },
    });
    expect((await school.data(query, { id }, (await school.student()).token)).coupon).toBeNull();
  });
});

describe('granting a coupon', () => {
  it('gives a student one, once, and never more than there are', async () => {
    const [one, two, three] = [await school.student(), await school.student(), await school.student()];
    const id = await school.coupon({ maxNum: 2 });
    expect(succeeded(await school.grant(id, one.id)).grantCoupon).toMatchObject({ status: 'TO_USE', couponId: id, studentId: one.id });
    expect(reasonOf(await school.grant(id, one.id))).toBe('COUPON_GRANTED');
    succeeded(await school.grant(id, two.id));
    expect(refusalOf(await school.grant(id, three.id))).toMatchObject({ reason: 'COUPON_EXHAUSTED', params: { max: 2 } });
    expect(refusalOf(await school.ask(update, { id, input: { maxNum: 1 } }))).toMatchObject({
      reason: 'COUPON_MAX_BELOW_GRANTED',
      params: { granted: 2 },
    });
    succeeded(await revoke(id, two.id));
    succeeded(await school.grant(id, three.id));
  });

  it('needs the coupon and the student to exist, and staff to do it', async () => {
    const student = await school.student();
    expect(refusalOf(await school.grant(999_999, student.id))).toMatchObject({ reason: 'RELATED_MISSING', field: 'couponId' });
    expect(refusalOf(await school.grant(await school.coupon(), 999_999))).toMatchObject({ reason: 'RELATED_MISSING', field: 'studentId' });
    const query = 'mutation { grantCoupon(couponId: 1, studentId: 1) { id } }';
    expect(reasonOf(await school.ask(query, {}, student.token))).toBe('FORBIDDEN');
  });
});

describe('a coupon in one student’s hands', () => {
  const GRANT = `mutation ($couponId: Int!, $studentId: Int!, $input: CouponGrantInput) {
    grantCoupon(couponId: $couponId, studentId: $studentId, input: $input) { id expiresAt usableUntil remark } }`;
  const CHANGE = `mutation ($id: Int!, $input: CouponGrantInput!) { updateCouponGrant(id: $id, input: $input) { expiresAt usableUntil remark } }`;
  const granted = async (studentId: number, input?: object): Promise<any> => {
    const couponId = await school.coupon({ endTime: '2100-01-01T00:00:00Z' });
    return { couponId, ...succeeded(await school.ask(GRANT, { couponId, studentId, input })).grantCoupon };
  };

  it('ends by itself where that is sooner, and with the coupon else', async () => {
    const student = await school.student();
    expect(await granted(student.id)).toMatchObject({ expiresAt: null, usableUntil: '2100-01-01T00:00:00.000Z', remark: null });
    const own = await granted(student.id, { expiresAt: '2099-05-06T07:08:09Z', remark: '补偿' });
    expect(own).toMatchObject({ expiresAt: '2099-05-06T07:08:09.000Z', usableUntil: '2099-05-06T07:08:09.000Z', remark: '补偿' });
    const changed = async (input: object) => (await school.data(CHANGE, { id: own.id, input })).updateCouponGrant;
    expect(await changed({ expiresAt: '2101-01-01T00:00:00Z' })).toEqual({
      expiresAt: '2101-01-01T00:00:00.000Z',
      usableUntil: '2100-01-01T00:00:00.000Z',
      remark: '补偿',
    });
    expect(await changed({ expiresAt: null, remark: null })).toEqual({
      expiresAt: null,
      usableUntil: '2100-01-01T00:00:00.000Z',
      remark: null,
    });
    expect(reasonOf(await school.ask(CHANGE, { id: 999_999, input: {} }))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask(CHANGE, { id: own.id, input: {} }, student.token))).toBe('FORBIDDEN');
  });

  it('cannot be used once it has ended by itself; what is remarked on it is the back office’s', async () => {
    const student = await school.student();
    const { couponId, id } = await granted(student.id, { expiresAt: '2020-01-02T00:00:00Z', remark: '内部' });
    const orderId = await school.order(student, (await school.project()).id, 'TO_PAY');
    expect(refusalOf(await school.pay(student.token, orderId, { couponIds: [couponId] }))).toMatchObject({
      reason: 'COUPON_INVALID',
      params: { id: couponId },
    });
    expect((await school.data('{ couponGrants { nodes { id remark } } }', {}, student.token)).couponGrants.nodes).toEqual([
      { id, remark: null },
    ]);
    await school.data(CHANGE, { id, input: { expiresAt: null } });
    succeeded(await school.pay(student.token, orderId, { couponIds: [couponId] }));
  });
});

describe('revoking a coupon', () => {
  it('is possible while no order holds it', async () => {
    const student = await school.student();
    const id = await school.coupon();
    expect(reasonOf(await revoke(id, student.id))).toBe('NOT_FOUND');
    succeeded(await school.grant(id, student.id));
    const orderId = await school.order(student, (await school.project()).id, 'TO_PAY');
    succeeded(await school.pay(student.token, orderId, { couponIds: [id] }));
    expect(reasonOf(await revoke(id, student.id))).toBe('COUPON_IN_USE');
    succeeded(await school.act('confirmOrder', orderId));
    expect(reasonOf(await revoke(id, student.id))).toBe('COUPON_IN_USE');
    expect(reasonOf(await revoke(id, student.id, student.token))).toBe('FORBIDDEN');
  });
});

describe('payment accounts', () => {
  const input = { payment: 'BANK', currency: 'RMB', accountNumber: '1', accountName: 'Company' };

  it('are read by students and written by staff with the menu entry for them', async () => {
    const student = await school.student();
    const create = 'mutation ($input: CreatePaymentAccountInput!) { createPaymentAccount(input: $input) { id openingBank } }';
    expect(reasonOf(await school.ask(create, { input }, student.token))).toBe('FORBIDDEN');
    expect(reasonOf(await school.ask(create, { input }, await app.login('STAFF', 'demosales')))).toBe('FORBIDDEN');
    const { id } = (await school.data(create, { input })).createPaymentAccount;
    const change =
      'mutation ($id: Int!) { updatePaymentAccount(id: $id, input: {openingBank: "ICBC", accountNumber: "2"}) { accountNumber openingBank } }';
    expect((await school.data(change, { id })).updatePaymentAccount).toEqual({ accountNumber: '2', openingBank: 'ICBC' });
    expect(
      (await school.data('query ($id: Int!) { paymentAccount(id: $id) { accountName } }', { id }, student.token)).paymentAccount,
    ).toEqual({ accountName: 'Company' });
    const remove = 'mutation ($id: Int!) { deletePaymentAccount(id: $id) }';
    expect((await school.data(remove, { id })).deletePaymentAccount).toBe(true);
    expect(reasonOf(await school.ask(remove, { id }))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask('{ paymentAccounts { totalCount } }', {}, await app.login('SHOPPER', 'shopper1')))).toBe('FORBIDDEN');
  });

  it('tell a payer abroad everything about the bank; what staff leave out stays, null takes it away', async () => {
    const bank = {
      openingBank: '1 Bank Street, Springfield',
      bankName: 'Demo Bank',
      companyAddress: '1 Example Plaza, Springfield',
      swiftCode: 'DEMOUS00',
      swiftCodeForeignCurrency: 'DEMOUS00XXX',
      routingNumberPaper: '000000001',
      routingNumberWires: '000000002',
      payLink: 'https://pay.example/1',
    };
    const fields = Object.keys(bank).join(' ');
    const create = `mutation ($input: CreatePaymentAccountInput!) { createPaymentAccount(input: $input) { id ${fields} } }`;
    const { id, ...made } = (await school.data(create, { input: { ...input, ...bank } })).createPaymentAccount;
    expect(made).toEqual(bank);
    const change = `mutation ($id: Int!, $input: UpdatePaymentAccountInput!) { updatePaymentAccount(id: $id, input: $input) { ${fields} } }`;
    const changed = async (given: object) => (await school.data(change, { id, input: given })).updatePaymentAccount;
    expect(await changed({ swiftCode: 'OTHRUS00' })).toEqual({ ...bank, swiftCode: 'OTHRUS00' });
    const none = Object.fromEntries(Object.keys(bank).map((name) => [name, null]));
    expect(await changed(none)).toEqual(none);
    expect(reasonOf(await school.ask(change, { id, input: { routingNumberWires: '1'.repeat(31) } }))).toBe('BAD_USER_INPUT');
    await school.data('mutation ($id: Int!) { deletePaymentAccount(id: $id) }', { id });
  });
});
