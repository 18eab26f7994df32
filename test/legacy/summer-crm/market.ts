import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Contract, loadContract } from '../../../src/legacy/shim/index.js';
import { checkShape } from '../shape.js';
import { type Person, PICTURE, World } from './world.js';

/** The whole contract; CATALOGUE_AND_ORDERS are the endpoints of the second file, BEYOND_THE_INDEX those of the third. */
export const contract: Contract = loadContract(
  new URL('../../../src/legacy/summer-crm/surface.ts', import.meta.url).href,
  'contract-1-people-and-studies.yaml',
  'contract-2-catalogue-and-orders.yaml',
  'contract-3-beyond-the-index.yaml',
);

export const CATALOGUE_AND_ORDERS = contract.endpoints.filter(({ part }) => part === 2);
export const BEYOND_THE_INDEX = contract.endpoints.filter(({ part }) => part === 3);

/** What an answer has wrong, compared with a documented shape or that of an endpoint. */
export function shapeMistakes(data: unknown, name: string): string[] {
  const shape = contract.shapes.get(name) ?? contract.endpoints.find(({ id }) => id === `summer-crm.${name}`)?.response.data;
  if (shape === undefined) throw new Error(`No shape and no answer of ${name}.`);
  return checkShape(data, shape, contract).filter((mistake) => !NO_SALES_MAN.test(mistake));
}

/** contract: shapes.Order; {} when the student has no sales adviser. */
const NO_SALES_MAN = /\.sales_man\.(id|name): missing$/;

export function expectShape(data: unknown, name: string): void {
  expect(shapeMistakes(data, name)).toEqual([]);
}

const FEES = [1, 2, 3].map((course_number) => ({ course_number, course_fee: course_number * 1000.5 }));

/** A random text that is short enough for any name. */
export function anyName(prefix = 'n'): string {
  return `${prefix}-${randomUUID().slice(0, 12)}`;
}

/**
 * What happens around a purchase, through the endpoints; only coupons and recommendations are made by GraphQL, as no endpoint
 * makes them.
 */
export class Market {
  constructor(readonly world: World) {}

  static async open(): Promise<Market> {
    return new Market(await World.open());
  }

  campus(): Promise<any> {
    return this.world.data('POST', '/api/v1/campus/', this.world.sales, { name: anyName('campus'), info: '介绍' });
  }

  course(): Promise<any> {
    return this.world.data('POST', '/api/v1/course/', this.world.sales, { course_code: anyName('C'), course_name: '课程', credit: 3 });
  }

  /** A project on sale, by default with fees for 1, 2 and 3 courses (1000.5 each) and an application fee of 2000. */
  async project(more: object = {}): Promise<any> {
    const body = {
      campus: 1,
      project_name: anyName('项目'),
      start_date: '2027-06-01',
      end_date: '2027-07-01',
      apply_fee: 2000,
      course_num: 3,
      project_course_fee: FEES,
    };
    return this.world.data('POST', '/api/v1/project/', this.world.sales, { ...body, ...more });
  }

  offering(course: number, project: number, more: object = {}): Promise<any> {
    const body = {
      professor: '教授',
      start_time: '2027-06-01',
      end_time: '2027-07-01 10:00:00',
      address: '教室',
      course,
      project,
      course_name: '别名',
      max_select_num: 20,
    };
    return this.world.data('POST', '/api/v1/project_course/', this.world.sales, { ...body, ...more });
  }

  /** A line in the student's cart; answers its id. */
  async put(student: Person, project: number, course_num = 1): Promise<number> {
    return (await this.world.data('POST', '/api/v1/shopping_chart/', student, { project, course_num })).id;
  }

  /** An order of one project from the cart. */
  async order(
    student: Person,
    { project, courses = 2, ...body }: { project?: number; courses?: number; [key: string]: unknown } = {},
  ): Promise<any> {
    const line = await this.put(student, project ?? (await this.project()).id, courses);
    return this.world.data('POST', '/api/v1/order/', student, { chart_ids: [line], currency: 'RMB', payment: 'BANK', ...body });
  }

  pay(student: Person, order: number, more: object = {}): Promise<any> {
    return this.world.data('POST', '/api/v1/order_payment/', student, proofOf(order, more));
  }

  judge(order: number, status: 'CONFIRMED' | 'CONFIRM_FAILED' | 'CANCELED'): Promise<any> {
    return this.world.data('PUT', `/api/v1/order/${order}/`, this.world.sales, { status });
  }

  /** An order that was paid and confirmed. */
  async bought(student: Person, what: Parameters<Market['order']>[1] = {}): Promise<any> {
    const { id } = await this.order(student, what);
    await this.pay(student, id);
    return this.judge(id, 'CONFIRMED');
  }

  /** A replenishment of an order. */
  replenish(order: { id: number; user: { id: number } }, more: object = {}): Promise<any> {
    const body = {
      type: 'REPLENISH',
      replenish_type: 'ADD_COURSE',
      order: order.id,
      user: order.user.id,
      amount: '500.25',
      currency: 'RMB',
      admin_remark: '请补缴',
    };
    return this.world.data('POST', '/api/v1/order_additional_payment/', this.world.sales, { ...body, ...more });
  }

  read(order: number, who: Person = this.world.sales): Promise<any> {
    return this.world.data('GET', `/api/v1/order/${order}/`, who);
  }

  /** A coupon in the student's hands; answers its id. */
  async coupon(student: Person, amount: string, more: object = {}): Promise<number> {
    const input = {
      code: anyName('c'),
      amount,
      info: '优惠',
      startTime: '2020-01-01T00:00:00Z',
      endTime: '2099-01-01T00:00:00Z',
      maxNum: 5,
      ...more,
    };
    const { createCoupon } = await this.asAdmin('mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { id } }', { input });
    await this.asAdmin('mutation ($couponId: Int!, $studentId: Int!) { grantCoupon(couponId: $couponId, studentId: $studentId) { id } }', {
      couponId: createCoupon.id,
      studentId: student.id,
    });
    return createCoupon.id;
  }

  /** Where the student's coupons stand, by coupon id. */
  async coupons(student: Person): Promise<Record<number, string>> {
    const query = 'query ($id: Int!) { couponGrants(first: 100, filter: { studentId: { eq: $id } }) { nodes { status coupon { id } } } }';
    const { couponGrants } = await this.asAdmin(query, { id: student.id });
    return Object.fromEntries(couponGrants.nodes.map((grant: any) => [grant.coupon.id, grant.status]));
  }

  async status(student: Person): Promise<string> {
    return (await this.world.data('GET', `/api/v1/student/info/${student.id}/`, this.world.sales)).student_status.key;
  }

  async asAdmin(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    const { data, errors } = await this.world.app.graphql(query, variables, await this.world.app.login('STAFF', 'demoadmin'));
    expect(errors).toBeUndefined();
    return data;
  }

  /** Lets an order be older than it is. */
  async age(order: number, days: number): Promise<void> {
    await this.world.app.database.prisma.order.update({
      where: { id: order },
      data: { createdAt: new Date(Date.now() - days * 86_400_000) },
    });
  }
}

export function proofOf(order: number, more: object = {}): Record<string, unknown> {
  return { order, img: PICTURE, amount: '4001.5', account_name: '付款人', phone: '13800000000', relation: '父亲', ...more };
}
