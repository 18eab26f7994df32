import { expect } from 'vitest';
import type { GraphQLAnswer, TestApp } from '../../support/app.js';

let made = 0;

export interface MadeShopper {
  readonly id: number;
  readonly username: string;
  readonly inviteCode: string;
}

/** The shop as an administrator runs it, over GraphQL. */
export class Shop {
  constructor(readonly app: TestApp) {}

  /** Data of an operation that succeeds. */
  async data(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<any> {
    const answer = await this.app.graphql(query, variables, token ?? (await this.app.login('STAFF', 'demoadmin')));
    expect(answer.errors).toBeUndefined();
    return answer.data;
  }

  async shopper(input: Record<string, unknown> = {}): Promise<MadeShopper> {
    const username = `buyer${++made}`;
    const query = 'mutation ($input: CreateShopperInput!) { createShopper(input: $input) { id username inviteCode } }';
    return (await this.data(query, { input: { username, password: 'demo123456', ...input } })).createShopper;
  }

  async course(units: number, unitPriceFen?: number): Promise<number> {
    const unitNames = Array.from({ length: units }, (_, index) => `Unit ${index + 1}`);
    const query = 'mutation ($input: CreateShopCourseInput!) { createShopCourse(input: $input) { id } }';
    return (await this.data(query, { input: { name: 'Course', unitNames, unitPriceFen } })).createShopCourse.id;
  }

  async tokenOf({ username }: { username: string }): Promise<string> {
    return this.app.login('SHOPPER', username);
  }

  /** Signs in with an invite code. */
  invited(username: string, inviteCode: string): Promise<GraphQLAnswer> {
    const query = 'mutation ($input: LoginShopperInput!) { loginShopper(input: $input) { token viewer { shopper { id } } } }';
    return this.app.graphql(query, { input: { username, password: 'demo123456', inviteCode } });
  }

  place(token: string, input: Record<string, unknown>): Promise<GraphQLAnswer> {
    return this.app.graphql(
      'mutation ($input: PlaceShopOrderInput!) { placeShopOrder(input: $input) { id status amountFen startUnit endUnit } }',
      { input },
      token,
    );
  }

  /** An order of so many first units of a course, at the usual price. */
  async order(token: string, courseId: number, units: number): Promise<number> {
    const { data, errors } = await this.place(token, { courseId, amountFen: units * 100, startUnit: 1, endUnit: units, serviceType: 1 });
    expect(errors).toBeUndefined();
    return data.placeShopOrder.id;
  }

  async act(
    mutation: 'markShopOrderPaid' | 'cancelShopOrder' | 'completeWithdrawal' | 'rejectWithdrawal',
    id: number,
    token?: string,
  ): Promise<GraphQLAnswer> {
    return this.app.graphql(
      `mutation ($id: Int!) { ${mutation}(id: $id) { id status } }`,
      { id },
      token ?? (await this.app.login('STAFF', 'demoadmin')),
    );
  }

  withdraw(token: string, amountFen: number): Promise<GraphQLAnswer> {
    return this.app.graphql(
      'mutation ($amountFen: Int!) { requestWithdrawal(amountFen: $amountFen) { id status amountFen } }',
      { amountFen },
      token,
    );
  }

  /** The three parts of a wallet, and the sum of the incomes they must add up to. */
  async wallet(id: number): Promise<{ notCash: number; inCash: number; isCash: number; incomes: number }> {
    const { shopper } = await this.data(
      'query ($id: Int!) { shopper(id: $id) { notCashFen inCashFen isCashFen incomes(first: 100) { nodes { amountFen } } } }',
      { id },
    );
    const incomes = shopper.incomes.nodes.reduce((sum: number, { amountFen }: { amountFen: number }) => sum + amountFen, 0);
    return { notCash: shopper.notCashFen, inCash: shopper.inCashFen, isCash: shopper.isCashFen, incomes };
  }
}

/** The reason an operation was refused for; null when it succeeded. */
export function reasonOf({ errors }: GraphQLAnswer): string | null {
  return errors?.[0]?.extensions.reason ?? null;
}
