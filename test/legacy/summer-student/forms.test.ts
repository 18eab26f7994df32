import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, paymentBody } from './admissions.js';
import { type Client, expectData, expectRefused, PNG, REQUIRED } from './client.js';

const IMG = { name: 'a.png', type: 'image/png', bytes: PNG };

let app: TestApp;
let school: Admissions;
let project: number;

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
  ({ id: project } = await school.project({ seats: [] }));
});
afterAll(() => app.close());

describe('paying by a form', () => {
  const PAY = '/order/order_payment/';

  async function bill(): Promise<{ student: Client; fields: Record<string, string> }> {
    const student = await school.student();
    const { coupon_list: _list, img: _img, ...body } = paymentBody(await school.order(student, project));
    return { student, fields: Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])) };
  }

  it('with the picture alone takes no coupon: a form can not send an empty list (contract: summer-student.order.pay)', async () => {
    const { student, fields } = await bill();
    expectData(await student.multipart('POST', PAY, { ...fields, img: IMG }), 'order.pay');
    expect((await student.get(`/order/${fields['order']}/`)).body.data.pay_fee).toBe(3900);

    const other = await bill();
    const { img, coupon_list: _list, ...body } = paymentBody(Number(other.fields['order']));
    expectRefused(await other.student.post(PAY, { ...body, img }), REQUIRED, 'coupon_list');
    expectData(await other.student.form('POST', PAY, { ...other.fields, img: String(img) }), 'order.pay');
  });

  it.each(['coupon_list', 'coupon_list[]', 'coupon_list[0]'])(
    'reads the coupons from %s (contract: summer-student.order.pay)',
    async (name) => {
      const { student, fields } = await bill();
      const coupon = await school.coupon(student);
      expectData(await student.multipart('POST', PAY, { ...fields, [name]: String(coupon), img: IMG }), 'order.pay');
      expect((await student.get(`/order/${fields['order']}/`)).body.data.pay_fee).toBe(3600);
    },
  );

  it('names the list when one of its entries is no id (contract: summer-student.order.pay)', async () => {
    const { student, fields } = await bill();
    expectRefused(
      await student.multipart('POST', PAY, { ...fields, 'coupon_list[0]': 'x', img: IMG }),
      '请填写合法的整数值。',
      'coupon_list',
    );
  });

  it('stores no bank for a field left empty (contract: summer-student.order.pay)', async () => {
    for (const send of ['form', 'multipart'] as const) {
      const { student, fields } = await bill();
      const body = { ...fields, opening_bank: '', img: PNG.toString('base64') };
      expect(expectData(await student[send]('POST', PAY, body), 'order.pay').opening_bank).toBeNull();
    }
  });
});

describe('the basic profile by a form', () => {
  const INFO = '/auth/user/info/1/';
  const fields = { name: '李明', email: 'liming@example.com', wechat: 'liming', cschool: '复旦大学' };

  it('has lists in the names (contract: summer-student.user.update-info)', async () => {
    const student = await school.student();
    const lists = { 'wschool[0]': '美国', 'wschool[1]': '加拿大', 'wcampus[]': ['1', '2'] };
    const read = expectData(await student.form('PUT', INFO, { ...fields, ...lists }), 'user.update-info');
    expect(read.wschool).toEqual(['美国', '加拿大']);
    expect(read.wcampus).toHaveLength(2);
  });

  it('is emptied by PUT and kept by PATCH, where lists are absent (contract: summer-student.user.update-info)', async () => {
    const student = await school.student();
    const full = { ...fields, wschool: ['美国', '加拿大'], wcampus: ['1', '2'] };
    expectData(await student.form('PUT', INFO, full), 'user.update-info');
    expect(expectData(await student.form('PATCH', INFO, { name: '李' }), 'user.update-info').wschool).toEqual(['美国', '加拿大']);
    expect(expectData(await student.form('PUT', INFO, fields), 'user.update-info')).toMatchObject({ wschool: [], wcampus: [] });
  });

  it('is null where the file is left empty (contract: summer-student.user.update-personal-file)', async () => {
    const student = await school.student();
    const path = '/auth/user/info/1/personal_file/';
    await student.put(path, { gender: 'MALE', gpa: 3, major: '数学', first_name: 'Ming' });
    const read = expectData(await student.form('PATCH', path, { major: '', first_name: ' ' }), 'user.update-personal-file');
    expect(read).toMatchObject({ major: null, first_name: null, gpa: 3 });
  });
});

it('a choice is sent with its label in brackets too (contract: summer-student.order.create)', async () => {
  const student = await school.student();
  const choices = { 'currency[key]': 'DOLLAR', 'currency[verbose]': '美金', payment: 'BANK' };
  const order = expectData(
    await student.form('POST', '/order/', { project: String(project), course_num: '1', ...choices }),
    'order.create',
  );
  expect(order.currency).toEqual({ key: 'DOLLAR', verbose: '美金' });
});

it.each([
  ['brackets', 'project_course_fee[0][course_number]', 'project_course_fee[0][course_fee]'],
  ["the framework's own names", 'project_course_fee[0]course_number', 'project_course_fee[0]course_fee'],
])('a fee table is sent in %s (contract: summer-student.project.update)', async (_way, number, fee) => {
  const { id } = await school.project({ seats: [] });
  const changed = await school.admin.form('PATCH', `/course/project/${id}/`, { [number]: '2', [fee]: '1500' });
  expect(expectData(changed, 'project.update').project_course_fee).toMatchObject([{ course_number: 2, course_fee: 1500 }]);
});

it('a coupon is active unless its box is not ticked (contract: summer-student.coupon.create)', async () => {
  const body = { amount: '5', info: '优惠', start_time: '2020-01-01', end_time: '2099-01-01', max_num: '10' };
  const made = async (fields: Record<string, string>) =>
    expectData(await school.admin.form('POST', '/coupon/coupon/', { ...body, ...fields }), 'coupon.create').is_active as boolean;
  expect(await made({ code: 'FORM1', is_active: 'true' })).toBe(true);
  expect(await made({ code: 'FORM2' })).toBe(false);
  expect(await made({ code: 'FORM3', is_active: '' })).toBe(true);
  expect(expectData(await school.admin.post('/coupon/coupon/', { ...body, code: 'FORM4' }), 'coupon.create').is_active).toBe(true);
});
