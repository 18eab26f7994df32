import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../support/app.js';

let app: TestApp;
let crmToken: string;
let graphqlToken: string;

/** A new order of student1's with its proof uploaded. */
async function paidOrder(): Promise<number> {
  const student = await app.database.prisma.student.findFirstOrThrow({ where: { account: { username: 'student1' } } });
  await app.database.prisma.order.updateMany({
    where: { studentId: student.id, status: 'TO_CONFIRM' },
    data: { status: 'CONFIRM_FAILED' },
  });
  const { id } = await app.database.prisma.order.create({
    data: {
      orderNumber: `audiences${Date.now()}${Math.random()}`.slice(0, 30),
      studentId: student.id,
      status: 'TO_CONFIRM',
      standardFee: 1000,
      payFee: 1000,
    },
  });
  return id;
}

async function confirm(id: number, token: string): Promise<string | undefined> {
  const { errors } = await app.graphql('mutation ($id: Int!) { confirmOrder(id: $id) { id } }', { id }, token);
  return errors?.[0]?.extensions.code;
}

beforeAll(async () => {
  app = await createTestApp();
  const payload = { username: 'demosales', password: DEMO_PASSWORD };
  crmToken = (await app.server.inject({ method: 'POST', url: '/api/v1/user_info/login/', payload })).json().data.token;
  graphqlToken = await app.login('STAFF', 'demosales');
});
afterAll(() => app.close());

describe('staff with a session of another audience', () => {
  it('are judged by GraphQL’s rules at GraphQL, though the summer CRM would let them', async () => {
    const id = await paidOrder();
    expect(await confirm(id, crmToken)).toBe('FORBIDDEN');
    expect(await confirm(id, graphqlToken)).toBe('FORBIDDEN');
  });

  it('are judged by the summer CRM’s rules there, though GraphQL would not let them', async () => {
    const id = await paidOrder();
    const headers = { 'x-auth-token': graphqlToken };
    const answer = await app.server.inject({ method: 'PUT', url: `/api/v1/order/${id}/`, headers, payload: { status: 'CONFIRMED' } });
    expect(answer.json()).toMatchObject({ code: 0, data: { status: { key: 'CONFIRMED' } } });
  });
});
