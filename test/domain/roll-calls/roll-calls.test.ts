import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { makeMember, PASSWORD } from '../accounts/people.js';

interface Somebody {
  readonly id: number;
  readonly token: string;
}

let app: TestApp;
let admin: string;
let chief: Somebody;
let tutor: Somebody;
let pupil: Somebody;
let stranger: Somebody;
beforeAll(async () => {
  app = await createTestApp();
  const somebody = async (permission: 'STUDENT' | 'TEACHER' | 'ADMIN'): Promise<Somebody> => {
    const { profileId, username } = await makeMember(app, permission);
    return { id: profileId, token: await app.login('MEMBER', username, PASSWORD) };
  };
  admin = await app.login('STAFF', 'demoadmin');
  [chief, tutor, pupil, stranger] = [
    await somebody('ADMIN'),
    await somebody('TEACHER'),
    await somebody('STUDENT'),
    await somebody('STUDENT'),
  ];
});
afterAll(() => app.close());

const reasonOf = ({ errors }: GraphQLAnswer): string | undefined => errors?.[0]?.extensions.reason;
const run = (mutation: string, by: Somebody): Promise<GraphQLAnswer> => app.graphql(`mutation { it: ${mutation} }`, {}, by.token);
async function done(mutation: string, by: Somebody): Promise<any> {
  const { data, errors } = await run(mutation, by);
  expect(errors).toBeUndefined();
  return data.it;
}

let codes = 0;
/** A group that the tutor manages, and its code. */
async function group(): Promise<{ id: number; code: string }> {
  const code = `Class-${(codes += 1)}`;
  const { id: request } = await done(`requestRollCallGroup(input: {code: "${code}", name: "一班", reason: "点名"}) { id }`, tutor);
  const { group: made } = await done(`approveRollCallGroup(id: ${request}) { group { id } }`, chief);
  return { id: made.id, code };
}
async function meeting(input = ''): Promise<{ id: number; groupId: number }> {
  const { id: groupId, code } = await group();
  await done(`joinRollCallGroup(code: "${code}") { id }`, pupil);
  const { id } = await done(`holdMeeting(input: {groupId: ${groupId}${input}}) { id }`, tutor);
  return { id, groupId };
}

describe('a request for a group', () => {
  it('becomes a group that whoever asked manages', async () => {
    const { id: request } = await done(
      'requestRollCallGroup(input: {code: " Go-club ", name: "棋社", description: "每周五", reason: "比赛"}) { id code status }',
      pupil,
    );
    expect(reasonOf(await run(`approveRollCallGroup(id: ${request}) { id }`, tutor))).toBe('FORBIDDEN');
    const approved = await done(
      `approveRollCallGroup(id: ${request}) { status group { code name description memberships { nodes { memberId role } } } }`,
      chief,
    );
    expect(approved).toEqual({
      status: 'APPROVED',
      group: { code: 'Go-club', name: '棋社', description: '每周五', memberships: { nodes: [{ memberId: pupil.id, role: 'MANAGER' }] } },
    });
    expect(reasonOf(await run(`rejectRollCallGroup(id: ${request}, reason: "x") { id }`, chief))).toBe('GROUP_REQUEST_NOT_WAITING');
  });

  it('is refused for a code that a group has or another waits for, in whatever spelling', async () => {
    const { code } = await group();
    const ask = (given: string): Promise<GraphQLAnswer> => run(`requestRollCallGroup(input: {code: "${given}"}) { id }`, pupil);
    expect(reasonOf(await ask(code.toUpperCase()))).toBe('GROUP_CODE_TAKEN');
    const { data } = await ask('Ｗanted');
    expect(reasonOf(await ask('wanted'))).toBe('GROUP_CODE_TAKEN');
    await done(`rejectRollCallGroup(id: ${data.it.id}, reason: " 太多了 ") { rejectReason }`, chief);
    expect(reasonOf(await ask('WANTED'))).toBeUndefined();
    expect(reasonOf(await ask('  '))).toBe('BAD_USER_INPUT');
    expect(reasonOf(await ask('x'.repeat(65)))).toBe('BAD_USER_INPUT');
  });

  it('is decided by administrators of the staff too, and shown to whoever asked', async () => {
    const { id } = await done('requestRollCallGroup(input: {code: "by-staff"}) { id }', pupil);
    expect(
      (await app.graphql(`mutation { rejectRollCallGroup(id: ${id}, reason: "不行") { rejectReason } }`, {}, admin)).errors,
    ).toBeUndefined();
    const list = '{ rollCallGroupRequests { nodes { id rejectReason } } }';
    expect((await app.graphql(list, {}, pupil.token)).data.rollCallGroupRequests.nodes).toContainEqual({ id, rejectReason: '不行' });
    expect((await app.graphql(list, {}, stranger.token)).data.rollCallGroupRequests.nodes).toEqual([]);
  });
});

describe('a group', () => {
  it('is joined by its code in any spelling, once, and left', async () => {
    const { id, code } = await group();
    for (const given of [code, ` ${code.toLowerCase()} `]) await done(`joinRollCallGroup(code: "${given}") { id }`, pupil);
    const seen = async (by: Somebody): Promise<number[] | undefined> =>
      (
        await app.graphql(`{ rollCallGroup(id: ${id}) { memberships { nodes { memberId } } } }`, {}, by.token)
      ).data.rollCallGroup?.memberships.nodes.map(({ memberId }: { memberId: number }) => memberId);
    expect(await seen(pupil)).toEqual([tutor.id, pupil.id]);
    expect(await seen(stranger)).toBeUndefined();
    expect(await seen(chief)).toHaveLength(2);
    await done(`removeFromRollCallGroup(groupId: ${id}, memberId: ${pupil.id})`, pupil);
    expect(await seen(pupil)).toBeUndefined();
    expect(reasonOf(await run('joinRollCallGroup(code: "no such code") { id }', pupil))).toBe('GROUP_CODE_UNKNOWN');
  });

  it('is managed by its managers, and hidden from strangers', async () => {
    const { id, code } = await group();
    await done(`joinRollCallGroup(code: "${code}") { id }`, pupil);
    const changes = [
      `updateRollCallGroup(id: ${id}, input: {name: "二班"}) { id }`,
      `setRollCallGroupRole(groupId: ${id}, memberId: ${pupil.id}, role: MANAGER) { id }`,
      `removeFromRollCallGroup(groupId: ${id}, memberId: ${tutor.id})`,
      `holdMeeting(input: {groupId: ${id}}) { id }`,
    ];
    for (const change of changes) {
      expect(reasonOf(await run(change, pupil)), change).toBe('GROUP_MANAGERS_ONLY');
      expect(reasonOf(await run(change, stranger)), change).toBe('NOT_FOUND');
    }
    await done(`setRollCallGroupRole(groupId: ${id}, memberId: ${pupil.id}, role: MANAGER) { role }`, tutor);
    expect(await done(`updateRollCallGroup(id: ${id}, input: {name: "二班"}) { name code }`, pupil)).toEqual({ name: '二班', code });
    expect(reasonOf(await run(`deleteRollCallGroup(id: ${id})`, tutor))).toBe('FORBIDDEN');
    await done(`deleteRollCallGroup(id: ${id})`, chief);
    expect(reasonOf(await run(`deleteRollCallGroup(id: ${id})`, chief))).toBe('NOT_FOUND');
  });
});

describe('a meeting', () => {
  it('is numbered within its group, also when two are held at once', async () => {
    const { groupId } = await meeting();
    const hold = () => done(`holdMeeting(input: {groupId: ${groupId}}) { number beginsAt endsAt }`, tutor);
    const held = await Promise.all([hold(), hold(), hold()]);
    expect(held.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
    expect(held[0]).toMatchObject({ beginsAt: expect.any(String), endsAt: null });
  });

  it('is joined by members of the group until it ends', async () => {
    const { id } = await meeting();
    for (let i = 0; i < 2; i += 1) await done(`joinMeeting(id: ${id}) { id }`, pupil);
    const { participants } = (
      await app.graphql(`{ meeting(id: ${id}) { participants { nodes { memberId participatedAt } } } }`, {}, tutor.token)
    ).data.meeting;
    expect(participants.nodes).toEqual([{ memberId: pupil.id, participatedAt: expect.any(String) }]);
    for (const outsider of [stranger, chief]) expect(reasonOf(await run(`joinMeeting(id: ${id}) { id }`, outsider))).toBe('NOT_FOUND');
    await done(`updateMeeting(id: ${id}, input: {beginsAt: "2026-01-01T00:00:00Z", endsAt: "2026-01-01T01:00:00Z"}) { id }`, tutor);
    expect(reasonOf(await run(`joinMeeting(id: ${id}) { id }`, tutor))).toBe('MEETING_ENDED');
    expect(reasonOf(await run(`openRollCall(meetingId: ${id}) { id }`, tutor))).toBe('MEETING_ENDED');
  });

  it('does not end before it begins, and goes with its roll calls', async () => {
    const { id, groupId } = await meeting();
    const early = 'beginsAt: "2026-01-02T00:00:00Z", endsAt: "2026-01-01T00:00:00Z"';
    expect(reasonOf(await run(`holdMeeting(input: {groupId: ${groupId}, ${early}}) { id }`, tutor))).toBe('MEETING_ENDS_TOO_EARLY');
    expect(reasonOf(await run(`updateMeeting(id: ${id}, input: {endsAt: "2026-01-01T00:00:00Z"}) { id }`, tutor))).toBe(
      'MEETING_ENDS_TOO_EARLY',
    );
    const { id: rollCall } = await done(`openRollCall(meetingId: ${id}) { id }`, tutor);
    expect(reasonOf(await run(`deleteMeeting(id: ${id})`, pupil))).toBe('GROUP_MANAGERS_ONLY');
    await done(`deleteMeeting(id: ${id})`, tutor);
    expect(await app.database.prisma.rollCall.count({ where: { id: rollCall } })).toBe(0);
  });
});

describe('a roll call', () => {
  it('is answered by members of the group while it is open, who take part then', async () => {
    const { id } = await meeting();
    const { id: rollCall, number } = await done(`openRollCall(meetingId: ${id}) { id number }`, tutor);
    expect(number).toBe(1);
    for (let i = 0; i < 2; i += 1) await done(`answerRollCall(id: ${rollCall}) { id }`, pupil);
    for (const outsider of [stranger, chief])
      expect(reasonOf(await run(`answerRollCall(id: ${rollCall}) { id }`, outsider))).toBe('NOT_FOUND');
    const query = `{ meeting(id: ${id}) { participants { nodes { memberId } } rollCalls { nodes { attendances { nodes { memberId } } } } } }`;
    expect((await app.graphql(query, {}, pupil.token)).data.meeting).toEqual({
      participants: { nodes: [{ memberId: pupil.id }] },
      rollCalls: { nodes: [{ attendances: { nodes: [{ memberId: pupil.id }] } }] },
    });

    expect(reasonOf(await run(`closeRollCall(id: ${rollCall}) { id }`, pupil))).toBe('GROUP_MANAGERS_ONLY');
    await done(`closeRollCall(id: ${rollCall}) { endsAt }`, tutor);
    expect(reasonOf(await run(`closeRollCall(id: ${rollCall}) { id }`, tutor))).toBe('ROLL_CALL_CLOSED');
    expect(reasonOf(await run(`answerRollCall(id: ${rollCall}) { id }`, tutor))).toBe('ROLL_CALL_CLOSED');
    expect((await done(`openRollCall(meetingId: ${id}) { number }`, tutor)).number).toBe(2);
  });

  it('ends by itself at its time', async () => {
    const { id } = await meeting();
    const endsAt = new Date(Date.now() + 60_000).toISOString();
    const { id: rollCall } = await done(`openRollCall(meetingId: ${id}, endsAt: "${endsAt}") { id }`, tutor);
    await done(`answerRollCall(id: ${rollCall}) { id }`, pupil);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(reasonOf(await run(`answerRollCall(id: ${rollCall}) { id }`, tutor))).toBe('ROLL_CALL_CLOSED');
    expect(reasonOf(await run(`openRollCall(meetingId: ${id}, endsAt: "${endsAt}") { id }`, tutor))).toBe('MEETING_ENDS_TOO_EARLY');
    vi.useRealTimers();
  });
});
