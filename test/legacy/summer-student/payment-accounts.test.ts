import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions } from './admissions.js';
import { type Client, expectData, expectFailure, FORBIDDEN } from './client.js';

const PATH = '/admin/account_info/';

let app: TestApp;
let school: Admissions;
let student: Client;

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
  student = await school.student();
});
afterAll(() => app.close());

const body = { account_number: '6222 0000', account_name: '演示公司', opening_bank: '招商银行', payment: 'TRANSFER_ACCOUNT' };

describe('summer-student.account-info', () => {
  it('is made, listed, read and changed by who manages accounts, and orders show it (contract: summer-student.account-info.create, summer-student.account-info.list, summer-student.account-info.detail, summer-student.account-info.update)', async () => {
    const made = expectData(await school.admin.post(PATH, body), 'account-info.create');
    expect(made).toEqual({ id: made.id, ...body, payment: { key: 'TRANSFER_ACCOUNT', verbose: '转账' } });
    expect(await app.database.prisma.paymentAccount.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ currency: 'RMB' });
    expect(expectData(await school.market.get(`${PATH}?page=last`), 'account-info.list').results.at(-1)).toEqual(made);

    const { id: project } = await school.project();
    const order = { project, currency: 'RMB', payment: 'TRANSFER_ACCOUNT', course_num: 1 };
    expect((await student.post('/order/', order)).body.data.payment_info).toMatchObject({ id: made.id, account_number: '6222 0000' });

    const patched = expectData(
      await school.admin.patch(`${PATH}${made.id}/`, { opening_bank: null, payment: 'BANK' }),
      'account-info.update',
    );
    expect(patched).toEqual({ ...made, opening_bank: null, payment: { key: 'BANK', verbose: '银行转账' } });
    const replaced = { ...body, account_number: '1', payment: 'ALI_PAY' };
    expectData(await school.admin.put(`${PATH}${made.id}/`, replaced), 'account-info.update');
    expect(expectData(await school.market.get(`${PATH}${made.id}/`), 'account-info.detail')).toMatchObject({
      account_number: '1',
      payment: { key: 'ALI_PAY' },
    });
  });

  it('is not for students, and changed by nobody without the menu entry', async () => {
    for (const call of [student.get(PATH), student.get(`${PATH}1/`), student.post(PATH, body), student.patch(`${PATH}1/`, {})])
      expectFailure(await call, ...FORBIDDEN);
    const before = await app.database.prisma.paymentAccount.findMany();
    for (const call of [school.market.post(PATH, body), school.market.patch(`${PATH}1/`, { account_name: 'x' })])
      expectFailure(await call, ...FORBIDDEN);
    expect(await app.database.prisma.paymentAccount.findMany()).toEqual(before);
  });

  it.each([
    [{ account_number: undefined }, '该字段是必填项。', 'account_number'],
    [{ account_name: '' }, '该字段不能为空。', 'account_name'],
    [{ account_name: 'x'.repeat(31) }, '请确保这个字段不能超过 30 个字符。', 'account_name'],
    [{ payment: 'CASH' }, '“CASH” 不是合法选项。', 'payment'],
  ])('refuses %o', async (wrong, msg, field) => {
    expectFailure(await school.admin.post(PATH, { ...body, ...wrong }), 400, msg, field);
    if (Object.values(wrong)[0] !== undefined) expectFailure(await school.admin.patch(`${PATH}1/`, wrong), 400, msg, field);
    expectFailure(await school.admin.put(`${PATH}1/`, { ...body, ...wrong }), 400, msg, field);
  });

  it('that is not there is not found', async () => {
    expectFailure(await school.admin.get(`${PATH}999999/`), 404, '请求失败', '');
    expectFailure(await school.admin.patch(`${PATH}999999/`, { account_name: 'x' }), 404, '请求失败', '');
  });
});
