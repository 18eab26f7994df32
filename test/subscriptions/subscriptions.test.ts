import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Admissions, PNG, reasonOf, succeeded, type MadeStudent } from '../domain/admissions.js';
import { createTestApps, type TestApp } from '../support/app.js';
import { Subscriber, addressOf, shortly, type Subscription } from './subscriber.js';

const ORDER_UPDATED =
  'subscription ($id: Int, $studentId: Int) { orderUpdated(id: $id, studentId: $studentId) { id status standardFee lines { project { name } } student { name } } }';
const MESSAGE_RECEIVED = 'subscription { messageReceived { id message read studentId } }';

let first: TestApp;
let second: TestApp;
let close: () => Promise<void>;
let school: Admissions;
let url: string;
const open: Subscriber[] = [];

beforeAll(async () => {
  ({ first, second, close } = await createTestApps({ env: { JWT_SECRET: 'the-secret-that-all-processes-share' } }));
  school = new Admissions(first);
  url = await addressOf(second);
});
afterEach(() => Promise.all(open.splice(0).map((subscriber) => subscriber.close())));
afterAll(() => close());

/** Connects to the second process, while everything is done on the first. */
function connect(token: string | null, params?: Record<string, unknown>): Subscriber {
  const subscriber = new Subscriber(url, token, params);
  open.push(subscriber);
  return subscriber;
}

/** A subscription that is in force: its first next was asked for, and the server has had time to take it up. */
async function started(
  subscriber: Subscriber,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Subscription & { first: Promise<unknown> }> {
  const subscription = subscriber.subscribe(query, variables);
  const next = subscription.next();
  next.catch(() => undefined);
  await shortly();
  return { ...subscription, first: next };
}

async function order(student: MadeStudent): Promise<number> {
  return school.order(student, (await school.project()).id, 'TO_PAY');
}

async function send(studentId: number, message: string): Promise<number> {
  const query = 'mutation ($input: SendStudentMessageInput!) { sendStudentMessage(input: $input) { id } }';
  return (await school.data(query, { input: { studentId, message } })).sendStudentMessage.id;
}

describe('orderUpdated, on another process than the one where it happens', () => {
  it('tells a student of an own order at each step, as it then is', async () => {
    const student = await school.student();
    const { first: placed, next } = await started(connect(student.token), ORDER_UPDATED);
    const { id } = succeeded(await school.place(student.token, (await school.project()).id)).placeOrder;
    expect(await placed).toMatchObject({ data: { orderUpdated: { id, status: 'TO_PAY', standardFee: '3000.10' } } });

    const paid = next();
    succeeded(await school.pay(student.token, id));
    expect(await paid).toMatchObject({ data: { orderUpdated: { id, status: 'TO_CONFIRM' } } });

    const confirmed = next();
    succeeded(await school.act('confirmOrder', id));
    expect(await confirmed).toMatchObject({ data: { orderUpdated: { id, status: 'CONFIRMED' } } });

    const adjusted = next();
    const input = { orderId: id, studentId: student.id, type: 'REFUND', amount: '1', currency: 'RMB' };
    await school.data('mutation ($input: CreateAdjustmentInput!) { createAdjustment(input: $input) { id } }', { input });
    expect(await adjusted).toMatchObject({ data: { orderUpdated: { id, status: 'CONFIRMED' } } });

    const remarked = next();
    await school.data('mutation ($id: Int!) { remarkOrder(id: $id, input: {remark: "Seen"}) { id } }', { id });
    expect(await remarked).toMatchObject({ data: { orderUpdated: { id } } });
  });

  it("tells staff of all orders, and of one or of one student's where they ask for that", async () => {
    const [one, other] = [await school.student(), await school.student()];
    const admin = await school.admin();
    const subscriber = connect(admin);
    const all = await started(subscriber, ORDER_UPDATED);
    const ofOther = await started(subscriber, ORDER_UPDATED, { studentId: other.id });
    const id = await order(one);
    expect(await all.first).toMatchObject({ data: { orderUpdated: { id } } });
    const otherId = await order(other);
    expect(await ofOther.first).toMatchObject({ data: { orderUpdated: { id: otherId } } });

    const ofOne = await started(subscriber, ORDER_UPDATED, { id });
    succeeded(await school.act('cancelOrder', otherId));
    succeeded(await school.act('cancelOrder', id));
    expect(await ofOne.first).toMatchObject({ data: { orderUpdated: { id, status: 'CANCELED' } } });
  });

  it("tells a student nothing of others' orders", async () => {
    const [mine, theirs] = [await school.student(), await school.student()];
    const theirOrder = await order(theirs);
    const subscription = await started(connect(mine.token), ORDER_UPDATED);
    const ofTheirs = await started(connect(mine.token), ORDER_UPDATED, { id: theirOrder });
    succeeded(await school.act('cancelOrder', theirOrder));
    expect(await Promise.race([subscription.first, ofTheirs.first, shortly()])).toBe('nothing');
  });

  it('is refused to a student who names another, and to other realms', async () => {
    const [mine, theirs] = [await school.student(), await school.student()];
    const named = await started(connect(mine.token), ORDER_UPDATED, { studentId: theirs.id });
    expect(reasonOf((await named.first) as never)).toBe('FORBIDDEN');
    const shopper = await started(connect(await first.login('SHOPPER', 'shopper1')), ORDER_UPDATED);
    expect(reasonOf((await shopper.first) as never)).toBe('FORBIDDEN');
  });

  it('tells of an order that expires', async () => {
    const student = await school.student();
    const id = await order(student);
    const subscription = await started(connect(student.token), ORDER_UPDATED);
    await first.database.prisma.order.update({ where: { id }, data: { createdAt: new Date(Date.now() - 8 * 24 * 3_600_000) } });
    expect((await school.data('{ newestOrder { id } }', {}, student.token)).newestOrder).toBeNull();
    expect(await subscription.first).toMatchObject({ data: { orderUpdated: { id, status: 'CANCELED' } } });
  });
});

describe('messageReceived', () => {
  it('tells a student of a message to them, and nothing of messages to others', async () => {
    const [mine, theirs] = [await school.student(), await school.student()];
    const { first: event } = await started(connect(mine.token), MESSAGE_RECEIVED);
    await send(theirs.id, 'Not for you');
    const id = await send(mine.id, 'For you');
    expect(await event).toEqual({ data: { messageReceived: { id, message: 'For you', read: false, studentId: mine.id } } });
  });

  it('tells staff of messages to everybody', async () => {
    const student = await school.student();
    const { first: event } = await started(connect(await school.admin()), MESSAGE_RECEIVED);
    const id = await send(student.id, 'For a student');
    expect(await event).toMatchObject({ data: { messageReceived: { id } } });
  });
});

describe('a connection', () => {
  it.each([
    ['without a token', null, 'UNAUTHENTICATED: connectionParams have no authorization'],
    ['with a token that proves nothing', 'nonsense', 'TOKEN_INVALID: the token is not valid or has expired'],
    ['with a header that is none', 'of two words', 'TOKEN_INVALID: authorization must be "Bearer <token>"'],
  ])('%s is refused', async (_, token, reason) => {
    const refused = connect(token);
    expect(await refused.closed).toBe(4401);
    expect(await refused.reason).toBe(reason);
  });

  it.each([
    ['authorization', (credential: string) => ({ authorization: credential })],
    ['Authorization', (credential: string) => ({ Authorization: credential })],
    ['headers.authorization', (credential: string) => ({ headers: { authorization: credential } })],
    ['Headers.Authorization', (credential: string) => ({ Headers: { Authorization: credential } })],
  ])('brings its token in %s', async (_, params) => {
    const student = await school.student();
    const { first: event } = await started(connect(student.token, params(`Bearer ${student.token}`)), MESSAGE_RECEIVED);
    const id = await send(student.id, 'By another name');
    expect(await event).toMatchObject({ data: { messageReceived: { id } } });
  });

  it('ends with the session: at the next event', async () => {
    const student = await school.student();
    const subscriber = connect(student.token);
    const { first: event } = await started(subscriber, MESSAGE_RECEIVED);
    await first.graphql('mutation { logout }', {}, student.token);
    await send(student.id, 'Too late');
    expect(await subscriber.closed).toBe(4401);
    expect(await subscriber.reason).toBe('TOKEN_INVALID: the session has ended');
    await expect(event).rejects.toMatchObject({ code: 4401 });
  });

  it('hears nothing of what happens after its subscription was ended, and may subscribe again', async () => {
    const student = await school.student();
    const subscriber = connect(student.token);
    const ended = await started(subscriber, MESSAGE_RECEIVED);
    await ended.end();
    const again = await started(subscriber, MESSAGE_RECEIVED);
    const id = await send(student.id, 'Again');
    expect(await again.first).toMatchObject({ data: { messageReceived: { id } } });
    expect(await ended.next()).toBeNull();
  });

  it('is closed when it speaks another protocol', async () => {
    const socket = new WebSocket(url, 'graphql-ws');
    const code = await new Promise((resolve) => socket.once('close', resolve).once('error', () => resolve('refused')));
    expect([4406, 'refused']).toContain(code);
  });

  it('is closed when it says nothing for three seconds', async () => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(4408);
  });
});

describe('of what comes over WebSocket', () => {
  const refusals: readonly (readonly [string, string, string])[] = [
    ['a query', '{ viewer { username } }', 'OPERATION_NOT_A_SUBSCRIPTION'],
    ['a mutation', 'mutation { logout }', 'OPERATION_NOT_A_SUBSCRIPTION'],
    ['a document that is none', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { orderUpdated { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['two subscriptions in one', 'subscription { orderUpdated { id } messageReceived { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a too deep one',
      `subscription { orderUpdated { ${'student { orders { nodes { '.repeat(4)} id ${'} } } '.repeat(4)} } }`,
      'QUERY_TOO_DEEP',
    ],
    ['a too long one', `subscription { orderUpdated { ${'id '.repeat(6000)} } }`, 'QUERY_TOO_LONG'],
    [
      'a too dear one',
      'subscription { orderUpdated { student { orders(first: 100) { nodes { student { orders(first: 100) { nodes { id a: id b: id c: id d: id e: id f: id g: id h: id i: id j: id } } } } } } } }',
      'QUERY_TOO_EXPENSIVE',
    ],
  ];

  it.each(refusals)('%s is refused', async (_, query, reason) => {
    const { first: answer } = await started(connect(await school.admin()), query);
    const errors = (await Promise.resolve(answer).catch((error: unknown) => error)) as { extensions: { reason: string } }[];
    expect(errors[0]?.extensions.reason).toBe(reason);
  });

  it('wrong variables are refused', async () => {
    const { first: answer } = await started(connect(await school.admin()), ORDER_UPDATED, { id: 'one' });
    expect(reasonOf((await answer) as never)).toBe('VARIABLE_INVALID');
  });

  it('the fifty-first subscription of a connection is refused', async () => {
    const subscriber = connect(await school.admin());
    for (let count = 0; count < 50; count++)
      void subscriber
        .subscribe(MESSAGE_RECEIVED)
        .next()
        .catch(() => undefined);
    const { first: answer } = await started(subscriber, MESSAGE_RECEIVED);
    await expect(answer).rejects.toMatchObject([{ extensions: { reason: 'TOO_MANY_SUBSCRIPTIONS' } }]);
  });

  it('too large a frame ends the connection', async () => {
    const subscriber = connect(await school.admin());
    await started(subscriber, `subscription { orderUpdated { id } } # ${'x'.repeat(70_000)}`);
    expect(await subscriber.closed).toBe(1009);
  });
});

it('a subscription by POST is refused, and told where it belongs', async () => {
  const answer = await first.graphql(MESSAGE_RECEIVED, {}, await school.admin());
  expect(reasonOf(answer)).toBe('SUBSCRIPTION_OVER_HTTP');
});

it('a plain GET of /graphql still is an operation', async () => {
  const response = await second.server.inject({ url: '/graphql?query=%7B__typename%7D' });
  expect(response.json()).toEqual({ data: { __typename: 'Query' } });
});

it('a receipt that is uploaded for an extra payment is told of as well', async () => {
  const student = await school.student();
  const id = await school.order(student, (await school.project()).id, 'CONFIRMED');
  const input = { orderId: id, studentId: student.id, type: 'REPLENISH', amount: '10', currency: 'RMB' };
  const { createAdjustment } = await school.data('mutation ($input: CreateAdjustmentInput!) { createAdjustment(input: $input) { id } }', {
    input,
  });
  const { first: event } = await started(connect(student.token), 'subscription { orderUpdated { id adjustments { status } } }');
  await school.data(
    'mutation ($id: Int!, $input: UpdateAdjustmentInput!) { updateAdjustment(id: $id, input: $input) { id } }',
    { id: createAdjustment.id, input: { image: PNG } },
    student.token,
  );
  expect(await event).toEqual({ data: { orderUpdated: { id, adjustments: [{ status: 'TO_CONFIRM' }] } } });
});
