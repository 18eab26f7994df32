import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, reasonOf, refusalOf, succeeded, type MadeStudent } from '../admissions.js';

const MESSAGE = 'id studentId message type read createdAt updatedAt';

let app: TestApp;
let school: Admissions;
let student: MadeStudent;
let other: MadeStudent;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
  [student, other] = [await school.student(), await school.student()];
});
afterAll(() => app.close());

const send = (input: Record<string, unknown>, token?: string) =>
  school.ask(`mutation ($input: SendStudentMessageInput!) { sendStudentMessage(input: $input) { ${MESSAGE} } }`, { input }, token);
const update = (id: number, input: Record<string, unknown>, token?: string) =>
  school.ask(
    `mutation ($id: Int!, $input: UpdateStudentMessageInput!) { updateStudentMessage(id: $id, input: $input) { ${MESSAGE} } }`,
    { id, input },
    token,
  );

describe('a message to a student', () => {
  it('is sent by staff, unread, ordinary unless said otherwise', async () => {
    expect(succeeded(await send({ studentId: student.id, message: '你好' })).sendStudentMessage).toMatchObject({
      studentId: student.id,
      message: '你好',
      type: 0,
      read: false,
    });
    expect(succeeded(await send({ studentId: student.id, type: 3 })).sendStudentMessage).toMatchObject({ message: null, type: 3 });
  });

  it('goes to a student there is, says something where it says anything, and comes from staff only', async () => {
    expect(refusalOf(await send({ studentId: 999_999, message: 'Hello' }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
      params: { id: 999_999 },
    });
    for (const message of ['', 'x'.repeat(256)])
      expect(refusalOf(await send({ studentId: student.id, message }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'message' });
    expect(reasonOf(await send({ studentId: student.id, message: 'Me' }, student.token))).toBe('FORBIDDEN');
  });

  it('is marked as read by its student, which moves the time of its change', async () => {
    const { sendStudentMessage: sent } = succeeded(await send({ studentId: student.id, message: 'Read me' }));
    const { updateStudentMessage: read } = succeeded(await update(sent.id, { read: true }, student.token));
    expect(read).toMatchObject({ id: sent.id, message: 'Read me', read: true });
    expect(Date.parse(read.updatedAt)).toBeGreaterThan(Date.parse(sent.updatedAt));
    expect(succeeded(await update(sent.id, { read: false }, student.token)).updateStudentMessage.read).toBe(false);
  });

  it('is worded by staff only', async () => {
    const { sendStudentMessage: sent } = succeeded(await send({ studentId: student.id, message: 'Old' }));
    expect(refusalOf(await update(sent.id, { read: true, message: 'Mine' }, student.token))).toMatchObject({
      reason: 'FORBIDDEN',
      field: 'message',
    });
    expect(succeeded(await update(sent.id, { message: 'New' })).updateStudentMessage).toMatchObject({ message: 'New', read: false });
  });

  it('is not there for other students', async () => {
    const { sendStudentMessage: sent } = succeeded(await send({ studentId: student.id, message: 'Private' }));
    expect(reasonOf(await update(sent.id, { read: true }, other.token))).toBe('NOT_FOUND');
    expect(
      await school.data(
        'query ($id: Int!) { studentMessage(id: $id) { id } studentMessages { totalCount } }',
        { id: sent.id },
        other.token,
      ),
    ).toEqual({ studentMessage: null, studentMessages: { totalCount: 0 } });
    expect(reasonOf(await update(999_999, { read: true }))).toBe('NOT_FOUND');
  });

  it('is listed for its student, and for staff by student', async () => {
    succeeded(await send({ studentId: other.id, message: 'For the other' }));
    const query = 'query ($filter: StudentMessageFilter) { studentMessages(filter: $filter) { nodes { studentId message } } }';
    expect((await school.data(query, {}, other.token)).studentMessages.nodes).toEqual([{ studentId: other.id, message: 'For the other' }]);
    expect((await school.data(query, { filter: { studentId: { eq: other.id } } })).studentMessages.nodes).toHaveLength(1);
  });
});

describe('notices', () => {
  it('have spare texts beside them, which the back office alone sees; what is left out stays', async () => {
    const create = 'mutation ($input: NoticeInput!) { createNotice(input: $input) { id extra1 extra2 extra3 } }';
    const { id, ...made } = (await school.data(create, { input: { content: '一', extra1: 'a', extra2: 'b' } })).createNotice;
    expect(made).toEqual({ extra1: 'a', extra2: 'b', extra3: null });
    const change = 'mutation ($id: Int!, $input: NoticeInput!) { updateNotice(id: $id, input: $input) { extra1 extra2 extra3 } }';
    expect((await school.data(change, { id, input: { content: '二', extra2: null, extra3: 'c' } })).updateNotice).toEqual({
      extra1: 'a',
      extra2: null,
      extra3: 'c',
    });
    const read = 'query ($id: Int!) { notice(id: $id) { content extra1 extra3 } }';
    expect((await school.data(read, { id }, student.token)).notice).toEqual({ content: '二', extra1: null, extra3: null });
    await school.data('mutation ($id: Int!) { deleteNotice(id: $id) }', { id });
  });

  it('are made, changed and removed by staff, and read by students; the first is the first made', async () => {
    const first = '{ notices(first: 1) { nodes { content } } }';
    const before = (await school.data(first, {}, student.token)).notices.nodes;
    const { createNotice } = await school.data('mutation { createNotice(input: {content: "成绩三月公布"}) { id content } }');
    if (before.length === 0) expect((await school.data(first, {}, student.token)).notices.nodes).toEqual([{ content: '成绩三月公布' }]);
    const change = 'mutation ($id: Int!) { updateNotice(id: $id, input: {content: "四月"}) { content } }';
    expect((await school.data(change, { id: createNotice.id })).updateNotice.content).toBe('四月');
    expect((await school.data('mutation ($id: Int!) { deleteNotice(id: $id) }', { id: createNotice.id })).deleteNotice).toBe(true);
    expect(reasonOf(await school.ask(change, { id: createNotice.id }))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask('mutation ($id: Int!) { deleteNotice(id: $id) }', { id: createNotice.id }))).toBe('NOT_FOUND');
  });

  it('are not for students to write, nor for other realms to read', async () => {
    expect(reasonOf(await school.ask('mutation { createNotice(input: {content: "Mine"}) { id } }', {}, student.token))).toBe('FORBIDDEN');
    expect(reasonOf(await school.ask('mutation { createNotice(input: {content: ""}) { id } }'))).toBe('BAD_USER_INPUT');
    expect(reasonOf(await school.ask('{ notices { totalCount } }', {}, await app.login('SHOPPER', 'shopper1')))).toBe('FORBIDDEN');
  });
});

describe('names of the catalogue', () => {
  it('are read by whoever is signed in, also of what was taken out of it', async () => {
    const { createCampus } = await school.data('mutation { createCampus(input: {name: "Old campus", info: "Gone"}) { id } }');
    const { createCourse } = await school.data('mutation { createCourse(input: {code: "OLD1", name: "Old course"}) { id } }');
    const { id: projectId } = await school.project();
    await school.data('mutation ($id: Int!) { updateCampus(id: $id, input: {active: false}) { id } }', { id: createCampus.id });
    await school.data('mutation ($id: Int!, $project: Int!) { deleteCourse(id: $id) deleteProject(id: $project) }', {
      id: createCourse.id,
      project: projectId,
    });
    const query =
      '{ campusOptions(first: 100) { nodes { id name } } courseOptions(first: 100) { nodes { id name code } } projectOptions(first: 100) { nodes { id name } } }';
    for (const token of [student.token, await school.admin()]) {
      const { campusOptions, courseOptions, projectOptions } = await school.data(query, {}, token);
      expect(campusOptions.nodes).toContainEqual({ id: createCampus.id, name: 'Old campus' });
      expect(courseOptions.nodes).toContainEqual({ id: createCourse.id, name: 'Old course', code: 'OLD1' });
      expect(projectOptions.nodes.map(({ id }: { id: number }) => id)).toContain(projectId);
    }
    expect((await app.graphql('{ campusOptions { totalCount } }')).errors?.[0]?.extensions.reason).toBe('UNAUTHENTICATED');
  });
});
