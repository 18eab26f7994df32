import { expect } from 'vitest';
import { DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { Client, PICTURE } from './client.js';

/** What happens around the student app: a catalogue to order from, and what staff do on their side. */
export class Admissions {
  private constructor(
    readonly app: TestApp,
    readonly nobody: Client,
    readonly admin: Client,
    readonly market: Client,
  ) {}

  static async open(app: TestApp): Promise<Admissions> {
    const nobody = new Client(app);
    return new Admissions(app, nobody, await nobody.staff('demoadmin'), await nobody.staff('demosales'));
  }

  student(code?: string): Promise<Client> {
    return this.nobody.student(code);
  }

  /** A project of three courses with fees, with courses of the given numbers of seats; answers its id and theirs. */
  async project({
    seats = [20, 20, 20],
    courseNum = 3,
    name = '项目',
  }: { seats?: readonly number[]; courseNum?: number; name?: string } = {}) {
    const fees = [
      { course_number: 1, course_fee: 1000 },
      { course_number: 2, course_fee: 1900 },
      { course_number: 3, course_fee: 2700 },
    ];
    const body = {
      campus: 1,
      name,
      start_date: '2027-06-01',
      end_date: '2027-07-01',
      address: '某地',
      info: '说明',
      apply_fee: 2000,
      course_num: courseNum,
    };
    const { id } = (await this.admin.post('/course/project/', { ...body, project_course_fee: fees })).body.data;
    const courses: number[] = [];
    for (const max_num of seats) {
      const times = { start_time: '2027-06-01T08:00', end_time: '2027-07-01T10:00' };
      const course = { project: id, name: `课程${courses.length + 1}`, max_num, credit: 3, professor: '教授', address: '教室', ...times };
      courses.push((await this.admin.post('/course/', course)).body.data.id);
    }
    return { id: id as number, courses };
  }

  async order(student: Client, project: number, course_num = 2): Promise<number> {
    const answer = await student.post('/order/', { project, currency: 'RMB', payment: 'BANK', course_num });
    expect(answer.body).toMatchObject({ code: 0 });
    return answer.body.data.id;
  }

  async pay(student: Client, order: number, coupon_list: readonly number[] = []): Promise<void> {
    expect((await student.post('/order/order_payment/', paymentBody(order, { coupon_list }))).body).toMatchObject({ code: 0 });
  }

  async confirm(order: number): Promise<void> {
    expect((await this.admin.patch(`/order/${order}/`, { status: 'CONFIRMED' })).body).toMatchObject({ code: 0 });
  }

  /** A paid order for the project. */
  async bought(student: Client, project: number, courses = 2): Promise<number> {
    const order = await this.order(student, project, courses);
    await this.pay(student, order);
    return order;
  }

  /** A coupon in the student's hands; answers its id. */
  async coupon(student: Client, more: object = {}): Promise<number> {
    const code = `C${Math.random().toString(36).slice(2, 12)}`;
    const body = { code, amount: 300, info: '优惠', start_time: '2020-01-01', end_time: '2099-01-01', max_num: 10, ...more };
    const { id } = (await this.admin.post('/coupon/coupon/', body)).body.data;
    await this.staff(`mutation { grantCoupon(couponId: ${id}, studentId: ${student.userId}) { id } }`);
    return id;
  }

  /** Runs a GraphQL operation as the administrator. */
  async staff(query: string): Promise<any> {
    const { data, errors } = await this.app.graphql(query, {}, await this.app.login('STAFF', 'demoadmin', DEMO_PASSWORD));
    expect(errors).toBeUndefined();
    return data;
  }
}

export function paymentBody(order: number, more: object = {}): Record<string, unknown> {
  return {
    order,
    account_number: '6222',
    account_name: '李明',
    opening_bank: '工商银行',
    pay_date: '2027-03-01',
    coupon_list: [],
    img: PICTURE,
    ...more,
  };
}

export const profileBody = (more: object = {}) => ({
  name: '李明',
  email: 'liming@example.com',
  wechat: 'liming',
  wschool: ['美国', '加拿大'],
  wcampus: [2, 1],
  cschool: '复旦大学',
  ...more,
});
