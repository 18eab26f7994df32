import { expect } from 'vitest';
import type { GraphQLAnswer, TestApp } from '../support/app.js';

export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A student with a token of their own. */
export interface MadeStudent {
  readonly id: number;
  readonly token: string;
}

export interface MadeProject {
  readonly id: number;
  readonly offeringIds: readonly number[];
}

const ORDER =
  'id status standardFee payFee remark currency payment coupons { couponId status } lines { projectId courseNum courseFee } student { status }';

let made = 0;

/** The summer school as its staff and students run it, over GraphQL. */
export class Admissions {
  constructor(readonly app: TestApp) {}

  admin(): Promise<string> {
    return this.app.login('STAFF', 'demoadmin');
  }

  async ask(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<GraphQLAnswer> {
    return this.app.graphql(query, variables, token ?? (await this.admin()));
  }

  /** Data of an operation that succeeds; without a token the administrator's. */
  async data(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<any> {
    const answer = await this.ask(query, variables, token);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  }

  /** A newcomer by WeChat. */
  async student(): Promise<MadeStudent> {
    const query = 'mutation ($code: String!) { loginWithWechat(input: {realm: STUDENT, code: $code}) { token viewer { profileId } } }';
    const { data } = await this.app.graphql(query, { code: `demo-newcomer${++made}` });
    return { id: data.loginWithWechat.viewer.profileId, token: data.loginWithWechat.token };
  }

  async demoStudent(username: 'student1' | 'student2'): Promise<MadeStudent> {
    const token = await this.app.login('STUDENT', username);
    const { viewer } = await this.data('{ viewer { profileId } }', {}, token);
    return { id: viewer.profileId, token };
  }

  /** A project with fees of 1000 a course, an application fee of 2000 unless said otherwise, and offerings with so many seats each. */
  async project({
    courseNum = 3,
    seats = [30, 30, 30],
    applyFee = '2000',
  }: { courseNum?: number; seats?: number[]; applyFee?: string | null } = {}): Promise<MadeProject> {
    const fees = Array.from({ length: courseNum }, (_, index) => ({ courseNumber: index + 1, fee: `${index + 1}000.10` }));
    const input = {
      campusId: 1,
      name: `Project ${++made}`,
      startDate: '2027-06-01',
      endDate: '2027-07-01',
      address: 'Here',
      info: 'A project',
      courseNum,
      applyFee,
      fees,
    };
    const { createProject } = await this.data('mutation ($input: CreateProjectInput!) { createProject(input: $input) { id } }', { input });
    const offeringIds: number[] = [];
    for (const maxNum of seats) offeringIds.push(await this.offering(createProject.id, maxNum));
    return { id: createProject.id, offeringIds };
  }

  async offering(projectId: number, maxNum: number): Promise<number> {
    const name = `Course ${++made}`;
    const input = {
      projectId,
      maxNum,
      name,
      course: { code: `C${made}`, name },
      professor: 'Somebody',
      address: 'Room 1',
      startTime: '2027-06-02T01:00:00Z',
      endTime: '2027-06-30T03:00:00Z',
    };
    return (await this.data('mutation ($input: CreateOfferingInput!) { createOffering(input: $input) { id } }', { input })).createOffering
      .id;
  }

  place(token: string, projectId: number, courseNum = 1, more: Record<string, unknown> = {}): Promise<GraphQLAnswer> {
    const input = { projectId, courseNum, currency: 'RMB', payment: 'BANK', ...more };
    return this.app.graphql(`mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ${ORDER} } }`, { input }, token);
  }

  pay(token: string, id: number, more: Record<string, unknown> = {}): Promise<GraphQLAnswer> {
    const input = { accountName: 'Somebody', payDate: '2027-01-02', image: PNG, ...more };
    return this.app.graphql(
      `mutation ($id: Int!, $input: PayOrderInput!) { payOrder(id: $id, input: $input) { ${ORDER} proof { id imageUrl } } }`,
      { id, input },
      token,
    );
  }

  async act(mutation: 'cancelOrder' | 'confirmOrder' | 'failOrder', id: number, token?: string): Promise<GraphQLAnswer> {
    return this.ask(
      `mutation ($id: Int!) { ${mutation}(id: $id) { ${ORDER} revisions { allAmount lines { slot projectId courseNum } } } }`,
      { id },
      token,
    );
  }

  choose(token: string, projectId: number, offeringId: number): Promise<GraphQLAnswer> {
    const query =
      'mutation ($input: ChooseOfferingInput!) { chooseOffering(input: $input) { id courseCode courseName scoreStatus offeringId projectId } }';
    return this.app.graphql(query, { input: { projectId, offeringId } }, token);
  }

  /** An order of the student, taken as far as `status`. */
  async order(
    student: MadeStudent,
    projectId: number,
    status: 'TO_PAY' | 'TO_CONFIRM' | 'CONFIRMED' | 'CONFIRM_FAILED' | 'CANCELED',
    courseNum = 1,
  ): Promise<number> {
    const { id } = succeeded(await this.place(student.token, projectId, courseNum)).placeOrder;
    if (status === 'CANCELED') succeeded(await this.act('cancelOrder', id, student.token));
    if (status === 'TO_PAY' || status === 'CANCELED') return id;
    succeeded(await this.pay(student.token, id));
    if (status === 'CONFIRMED') succeeded(await this.act('confirmOrder', id));
    if (status === 'CONFIRM_FAILED') succeeded(await this.act('failOrder', id));
    return id;
  }

  /** A coupon of 300 that is good now, unless said otherwise. */
  async coupon(more: Record<string, unknown> = {}): Promise<number> {
    const input = {
      code: `COUPON${++made}`,
      amount: '300',
      info: 'Welcome',
      startTime: '2020-01-01T00:00:00Z',
      endTime: '2100-01-01T00:00:00Z',
      maxNum: 10,
      ...more,
    };
    return (await this.data('mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { id } }', { input })).createCoupon.id;
  }

  grant(couponId: number, studentId: number): Promise<GraphQLAnswer> {
    return this.ask(
      'mutation ($couponId: Int!, $studentId: Int!) { grantCoupon(couponId: $couponId, studentId: $studentId) { id status couponId studentId } }',
      { couponId, studentId },
    );
  }

  /** The student's coupons, as the student sees them. */
  async couponsOf({ token }: MadeStudent): Promise<{ couponId: number; status: string; orderId: number | null }[]> {
    return (await this.data('{ couponGrants { nodes { couponId status orderId } } }', {}, token)).couponGrants.nodes;
  }

  async statusOf({ id }: MadeStudent): Promise<string> {
    return (await this.data('query ($id: Int!) { student(id: $id) { status } }', { id })).student.status;
  }
}

/** The data of an answer without errors. */
export function succeeded({ data, errors }: GraphQLAnswer): any {
  expect(errors).toBeUndefined();
  return data;
}

/** The reason an operation was refused for; null when it succeeded. */
export function reasonOf({ errors }: GraphQLAnswer): string | null {
  return errors?.[0]?.extensions.reason ?? null;
}

/** The refusal in full. */
export function refusalOf({
  errors,
}: GraphQLAnswer): { code: string; reason: string; field?: string; params?: Record<string, unknown> } | undefined {
  return errors?.[0]?.extensions;
}

/** How often each outcome came about: the reasons of refusals, and `done`. */
export function outcomes(answers: readonly GraphQLAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const outcome = reasonOf(answer) ?? 'done';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
