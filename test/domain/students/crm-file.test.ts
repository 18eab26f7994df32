import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudies, PNG, refusal, STATUSES, succeeded, type MadeStudent, type Studies } from '../studies/studies.js';

const UPDATE =
  'mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { id name cc consultant { id } contactStatus status signed server adviser { id } updatedAt } }';

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const change = (student: MadeStudent, input: object, token?: string) =>
  app.graphql(UPDATE, { id: student.id, input }, token ?? student.token);
const opened = async (student: MadeStudent, input: object = {}): Promise<any> =>
  succeeded(await change(student, { openFile: true, ...input })).updateStudent;

/** A member of the sales department, with a channel of their own. */
async function salesPerson(username: string, department = '销售部', active = true): Promise<{ id: number; channelId: number }> {
  const { prisma } = app.database;
  const { id: departmentId } = await prisma.department.findFirstOrThrow({ where: { name: department } });
  const account = await prisma.account.create({
    data: { realm: 'STAFF', username, active, staff: { create: { roleId: 1, departmentId } } },
    include: { staff: true },
  });
  const id = account.staff?.id ?? 0;
  const { createChannel } = succeeded(
    await app.asStaff('mutation ($input: CreateChannelInput!) { createChannel(input: $input) { id } }', {
      input: { name: username, staffId: id },
    }),
  );
  return { id, channelId: createChannel.id };
}

const recommend = (inviterId: number, inviteeId: number) =>
  app.asStaff('mutation ($input: RecommendStudentInput!) { recommendStudent(input: $input) { id effective } }', {
    input: { inviterId, inviteeId },
  });
const recordChannel = async (channelId: number, studentId: number): Promise<number> =>
  succeeded(
    await app.asStaff('mutation ($input: RecordChannelInput!) { recordChannel(input: $input) { id } }', {
      input: { channelId, studentId },
    }),
  ).recordChannel.id;
const withConsultant = async (cc: string): Promise<MadeStudent> => {
  const student = await app.newStudent();
  succeeded(await app.asStaff(UPDATE, { id: student.id, input: { cc } }));
  return student;
};

describe('opening a file', () => {
  it('gives a student without a consultant one of the active members of the sales department', async () => {
    const gone = await salesPerson('sales-gone', '销售部', false);
    const elsewhere = await salesPerson('market-one', '市场部');
    const sales = await app.database.prisma.staff.findMany({ where: { department: { name: '销售部' }, account: { active: true } } });
    for (let time = 0; time < 8; time++) {
      const { consultant, contactStatus, status } = await opened(await app.newStudent(), { name: '新生' });
      expect([contactStatus, status]).toEqual(['NEW', 'PERSONAL_FILE']);
      expect(sales.map(({ id }) => id)).toContain(consultant.id);
      expect([gone.id, elsewhere.id]).not.toContain(consultant.id);
    }
  });

  it("prefers the newest channel that counts, and before it the newest recommender's consultant", async () => {
    const [early, late] = [await salesPerson('channel-early'), await salesPerson('channel-late')];
    const byChannel = await app.newStudent();
    await recordChannel(early.channelId, byChannel.id);
    const newest = await recordChannel(late.channelId, byChannel.id);
    expect(await opened(byChannel)).toMatchObject({ cc: String(late.id), consultant: { id: late.id } });

    const byRecord = await app.newStudent();
    await recordChannel(early.channelId, byRecord.id);
    const idle = await recordChannel(late.channelId, byRecord.id);
    expect(idle).toBeGreaterThan(newest);
    succeeded(await app.asStaff(`mutation { setChannelRecordEffective(id: ${idle}, effective: false) { effective } }`));
    expect((await opened(byRecord)).cc).toBe(String(early.id));

    const invited = await app.newStudent();
    await recordChannel(late.channelId, invited.id);
    for (const cc of ['demosales', 'channel-early']) succeeded(await recommend((await withConsultant(cc)).id, invited.id));
    expect(await opened(invited)).toMatchObject({ cc: 'channel-early', consultant: { id: early.id } });
  });

  it('passes over a newest recommender without a consultant', async () => {
    const { id, channelId } = await salesPerson('channel-next');
    const invited = await app.newStudent();
    await recordChannel(channelId, invited.id);
    succeeded(await recommend((await withConsultant('demosales')).id, invited.id));
    succeeded(await recommend((await app.newStudent()).id, invited.id));
    expect((await opened(invited)).cc).toBe(String(id));
  });

  it("takes over a recommender's consultant who is a text only", async () => {
    const invited = await app.newStudent();
    succeeded(await recommend((await withConsultant('老王')).id, invited.id));
    expect(await opened(invited)).toMatchObject({ cc: '老王', consultant: null, contactStatus: null, status: 'PERSONAL_FILE' });
  });

  it('passes over a channel without a sales person', async () => {
    const student = await app.newStudent();
    const { createChannel } = succeeded(await app.asStaff('mutation { createChannel(input: { name: "无人" }) { id staff { id } } }'));
    await recordChannel(createChannel.id, student.id);
    expect((await opened(student)).consultant).not.toBeNull();
  });

  it('leaves the consultant empty while there is nobody, and tries again at the next change', async () => {
    const { prisma } = app.database;
    const department = await prisma.department.findFirstOrThrow({ where: { name: '销售部' } });
    await prisma.department.update({ where: { id: department.id }, data: { name: '别的' } });
    const student = await app.newStudent();
    expect(await opened(student)).toMatchObject({ cc: null, consultant: null, status: 'PERSONAL_FILE' });
    await prisma.department.update({ where: { id: department.id }, data: { name: '销售部' } });
    expect((await opened(student)).consultant).not.toBeNull();
  });

  it.each(STATUSES)('never moves a student at %s back', async (status) => {
    expect((await opened(await app.newStudent(status))).status).toBe(status === 'NEW' ? 'PERSONAL_FILE' : status);
  });

  it('happens once: a consultant stays', async () => {
    const student = await withConsultant('demosales');
    expect(await opened(student)).toMatchObject({ cc: 'demosales', status: 'NEW' });
  });

  it('with a consultant that staff name keeps to that', async () => {
    const student = await app.newStudent();
    const { updateStudent } = succeeded(await app.asStaff(UPDATE, { id: student.id, input: { openFile: true, cc: '老李' } }));
    expect(updateStudent).toMatchObject({ cc: '老李', consultant: null, status: 'PERSONAL_FILE' });
  });

  it('is not part of every change: the student app of 2017 lets students choose', async () => {
    expect(succeeded(await change(await app.newStudent(), { name: '张三' })).updateStudent).toMatchObject({ cc: null, status: 'NEW' });
  });

  it('goes on to COMPLETE_FILE with a first student number, to UPLOAD_FILE with a first transcript', async () => {
    const student = await app.newStudent();
    expect((await opened(student, { studentNumber: 'S-1' })).status).toBe('COMPLETE_FILE');
    expect((await opened(student, { transcript: PNG })).status).toBe('UPLOAD_FILE');
    expect((await opened(await app.newStudent(), { studentNumber: 'S-2', transcript: PNG })).status).toBe('UPLOAD_FILE');
  });

  it('twice at once gives one consultant', async () => {
    for (const username of ['rival-one', 'rival-two', 'rival-three']) await salesPerson(username);
    const student = await app.newStudent();
    const answers = await Promise.all(Array.from({ length: 6 }, () => opened(student)));
    expect(new Set(answers.map(({ cc }) => cc)).size).toBe(1);
  });
});

describe('a file that staff make (summer-crm.student.create)', () => {
  const MAKE =
    'mutation ($file: UpdateStudentInput!) { createStudent(file: $file) { id status cc consultant { id } wantedCampuses { campusId } active } }';
  const make = async (file: object): Promise<any> => succeeded(await app.asStaff(MAKE, { file })).createStudent;

  it('holds what is known, and opens only when it is told to', async () => {
    expect(await make({ name: '线下', studentNumber: 'MADE-1', wantedCampusIds: [2, 999_999, 1, 2] })).toMatchObject({
      status: 'NEW',
      cc: null,
      consultant: null,
      wantedCampuses: [{ campusId: 2 }, { campusId: 1 }],
      active: true,
    });
    expect(await make({ cc: 'demosales' })).toMatchObject({ status: 'NEW', cc: 'demosales', consultant: { id: expect.any(Number) } });
    expect(await make({ openFile: true })).toMatchObject({ status: 'PERSONAL_FILE', consultant: { id: expect.any(Number) } });
    expect(await make({ openFile: true, cc: '老李' })).toMatchObject({ status: 'PERSONAL_FILE', cc: '老李', consultant: null });
  });

  it("refuses another student's numbers, and leaves no account behind", async () => {
    const { prisma } = app.database;
    await make({ idNumber: 'MADE-ID' });
    const before = await prisma.account.count();
    expect(refusal(await app.asStaff(MAKE, { file: { idNumber: 'made-id' } }))).toMatchObject({ reason: 'ID_NUMBER_TAKEN' });
    expect(refusal(await app.asStaff(MAKE, { file: { studentNumber: 'MADE-1' } }))).toMatchObject({ reason: 'STUDENT_NUMBER_TAKEN' });
    expect(refusal(await app.graphql(MAKE, { file: {} }, (await app.newStudent()).token))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await prisma.account.count()).toBe(before + 1);
  });
});

describe('staff named in a file', () => {
  it('count by id and by user name; other texts stay texts', async () => {
    const student = await app.newStudent();
    const { id } = await app.database.prisma.staff.findFirstOrThrow({ where: { account: { username: 'demoserver' } } });
    for (const server of [String(id), 'demoserver']) {
      expect(succeeded(await app.asStaff(UPDATE, { id: student.id, input: { server } })).updateStudent).toMatchObject({
        server,
        adviser: { id },
      });
    }
    expect(succeeded(await app.asStaff(UPDATE, { id: student.id, input: { server: '王老师' } })).updateStudent).toMatchObject({
      server: '王老师',
      adviser: null,
    });
    expect(refusal(await change(student, { server: 'demoserver' }))).toMatchObject({ code: 'FORBIDDEN', field: 'server' });
  });
});

describe("a student's file", () => {
  it.each([
    ['idNumber', 'ID_NUMBER_TAKEN'],
    ['studentNumber', 'STUDENT_NUMBER_TAKEN'],
  ])('has a %s of its own', async (field, reason) => {
    const value = `unique-${field}`;
    succeeded(await change(await app.newStudent(), { [field]: value }));
    expect(refusal(await change(await app.newStudent(), { [field]: value }))).toMatchObject({ reason, field });
  });

  it('opens for no other student', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    expect(refusal(await change(other, { openFile: true }, student.token))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await app.asStaff(UPDATE, { id: 999_999, input: { openFile: true } }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the list of students', () => {
  const list = async (filter: object): Promise<number[]> =>
    succeeded(
      await app.asStaff(
        'query ($filter: StudentFilter) { students(first: 100, filter: $filter, orderBy: CREATED_AT_DESC) { nodes { id } } }',
        { filter },
      ),
    ).students.nodes.map(({ id }: { id: number }) => id);

  it('is found by parts of name, e-mail, WeChat and consultant, by status and by time, newest first', async () => {
    const [one, two] = [await app.newStudent('IN_CLASS'), await app.newStudent('PAYMENT_CONFIRMED')];
    for (const { id } of [one, two])
      succeeded(
        await app.asStaff(UPDATE, {
          id,
          input: { name: `寻找${id}`, email: `Find${id}@example.com`, wechat: `FindMe${id}`, cc: '寻找者' },
        }),
      );
    for (const filter of [
      { name: { contains: '寻找' } },
      { email: { contains: 'find' } },
      { wechat: { contains: 'FINDME' } },
      { cc: { contains: '寻找' } },
    ]) {
      expect(await list(filter)).toEqual([two.id, one.id]);
    }
    expect(await list({ cc: { contains: '寻找' }, status: { in: ['IN_CLASS'] } })).toEqual([one.id]);
    expect(await list({ cc: { contains: '寻找' }, createdAt: { lt: '2020-01-01T00:00:00Z' } })).toEqual([]);
  });
});
