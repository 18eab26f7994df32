import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hearSignals, type Signal } from '../../../src/platform/store/signals.js';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';

let app: TestApp;
let teacher: string;
let pupil: string;
let admin: string;
let teacherId: number;
let pupilId: number;

beforeAll(async () => {
  app = await createTestApp();
  teacher = await app.login('TEACHER', 'teacher1@example.com');
  pupil = await app.login('PUPIL', 'pupil1');
  admin = await app.login('STAFF', 'demoadmin');
  teacherId = (await app.graphql('{ viewer { profileId } }', {}, teacher)).data.viewer.profileId;
  pupilId = (await app.graphql('{ viewer { profileId } }', {}, pupil)).data.viewer.profileId;
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.database.prisma.chatMessage.deleteMany();
  await app.database.prisma.systemNotice.deleteMany();
});

const reasonOf = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;

const send = (token: string | undefined, to: object, content: string) =>
  app.graphql('mutation ($input: SendChatMessageInput!) { sendChatMessage(input: $input) }', { input: { to, content } }, token);
const notify = (token: string | undefined, to: object | null, content: string) =>
  app.graphql('mutation ($input: SendSystemNoticeInput!) { sendSystemNotice(input: $input) }', { input: { to, content } }, token);

interface Delivery {
  claim: string;
  messages: { content: string; sender: { realm: string; profileId: number; name: string } }[];
  notices: { content: string }[];
}

async function claim(token: string): Promise<Delivery> {
  const query = 'mutation { claimChatMessages { claim messages { content sender { realm profileId name } } notices { content } } }';
  return (await app.graphql(query, {}, token)).data.claimChatMessages;
}
const contents = ({ messages }: Delivery): string[] => messages.map(({ content }) => content);

describe('a message', () => {
  it('is kept for its receiver with its sender, oldest first', async () => {
    for (const content of ['一', '二'])
      expect(await send(teacher, { realm: 'PUPIL', id: pupilId }, content)).toEqual({ data: { sendChatMessage: true } });
    expect((await claim(pupil)).messages).toEqual(
      ['一', '二'].map((content) => ({ content, sender: { realm: 'TEACHER', profileId: teacherId, name: '陈老师' } })),
    );
  });

  it('needs a receiver that exists, and then a content', async () => {
    for (const to of [
      { realm: 'TEACHER', id: 2_000_000 },
      { realm: 'STAFF', id: 1 },
      { realm: 'PUPIL', id: -1 },
    ])
      expect(reasonOf(await send(teacher, to, ' '))).toBe('CHAT_RECEIVER_UNKNOWN');
    expect(reasonOf(await send(teacher, { realm: 'PUPIL', id: pupilId }, ' \n '))).toBe('CHAT_CONTENT_EMPTY');
    expect(reasonOf(await send(teacher, { realm: 'PUPIL', id: pupilId }, 'a\0b'))).toBe('TEXT_NOT_UNICODE');
  });

  it('is sent by teachers and pupils only', async () => {
    expect(reasonOf(await send(undefined, { realm: 'PUPIL', id: pupilId }, '你好'))).toBe('UNAUTHENTICATED');
    expect(reasonOf(await send(admin, { realm: 'PUPIL', id: pupilId }, '你好'))).toBe('FORBIDDEN');
  });

  it('is signalled to its receiver only', async () => {
    const accountOf = async (username: string): Promise<number> =>
      (await app.database.prisma.account.findFirstOrThrow({ where: { username } })).id;
    const heard: [string, Signal][] = [];
    const stops = await Promise.all(
      ['pupil1', 'teacher1@example.com'].map(async (name) =>
        hearSignals(
          app.core.store,
          await accountOf(name),
          (signal) => void heard.push([name, signal]),
          () => undefined,
        ),
      ),
    );
    await send(teacher, { realm: 'PUPIL', id: pupilId }, '你好');
    await notify(admin, null, '维护');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all(stops.map((stop) => stop()));
    const notice = { kind: 'notice', content: '维护', time: expect.any(String) };
    expect(heard).toEqual([
      ['pupil1', { kind: 'waiting' }],
      ['pupil1', notice],
      ['teacher1@example.com', notice],
    ]);
  });
});

describe('a delivery', () => {
  beforeEach(() => send(teacher, { realm: 'PUPIL', id: pupilId }, '你好'));

  it('is lent to one of many who ask at once', async () => {
    const deliveries = await Promise.all(Array.from({ length: 5 }, () => claim(pupil)));
    expect(deliveries.flatMap(contents)).toEqual(['你好']);
  });

  it('is gone once acknowledged', async () => {
    const { claim: name } = await claim(pupil);
    await app.graphql('mutation ($claim: String!) { acknowledgeChatMessages(claim: $claim) }', { claim: name }, pupil);
    expect(await app.database.prisma.chatMessage.count()).toBe(0);
  });

  it('is lent again once released', async () => {
    const { claim: name } = await claim(pupil);
    await app.graphql('mutation ($claim: String!) { releaseChatMessages(claim: $claim) }', { claim: name }, pupil);
    expect(contents(await claim(pupil))).toEqual(['你好']);
  });

  it('is lent again after half a minute, and the first borrower then removes nothing', async () => {
    const { claim: late } = await claim(pupil);
    expect(contents(await claim(pupil))).toEqual([]);
    const { claimedUntil } = await app.database.prisma.chatMessage.findFirstOrThrow();
    expect(Math.abs((claimedUntil?.getTime() ?? 0) - Date.now() - 30_000)).toBeLessThan(5000);
    await app.database.prisma.chatMessage.updateMany({ data: { claimedUntil: new Date(Date.now() - 1000) } });
    expect(contents(await claim(pupil))).toEqual(['你好']);
    await app.graphql('mutation ($claim: String!) { acknowledgeChatMessages(claim: $claim) }', { claim: late }, pupil);
    expect(await app.database.prisma.chatMessage.count()).toBe(1);
  });

  it('is nobody else’s to claim, acknowledge or release', async () => {
    expect(contents(await claim(teacher))).toEqual([]);
    const { claim: name } = await claim(pupil);
    for (const mutation of ['acknowledgeChatMessages', 'releaseChatMessages'])
      await app.graphql(`mutation ($claim: String!) { ${mutation}(claim: $claim) }`, { claim: name }, teacher);
    expect(await app.database.prisma.chatMessage.findMany({ select: { claimedBy: true } })).toEqual([{ claimedBy: name }]);
    expect(reasonOf(await app.graphql('mutation { claimChatMessages { claim } }', {}, admin))).toBe('FORBIDDEN');
  });
});

describe('a system notice', () => {
  it('to one person is kept until delivered, to everybody it is not', async () => {
    expect(await notify(admin, { realm: 'PUPIL', id: pupilId }, '给你')).toEqual({ data: { sendSystemNotice: true } });
    expect(await notify(admin, null, '给大家')).toEqual({ data: { sendSystemNotice: true } });
    expect((await claim(pupil)).notices).toEqual([{ content: '给你' }]);
  });

  it('is sent by administrators only', async () => {
    for (const token of [teacher, pupil, await app.login('STAFF', 'demosales')])
      expect(reasonOf(await notify(token, null, '通知'))).toBe('FORBIDDEN');
  });
});
