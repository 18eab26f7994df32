import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudies, PNG, refusal, succeeded, type Studies } from '../studies/studies.js';

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const CREATE = 'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { id name staffId staff { name } } }';
const UPDATE = 'mutation ($id: Int!, $input: UpdateChannelInput!) { updateChannel(id: $id, input: $input) { id name staffId } }';
const RECORD =
  'mutation ($input: RecordChannelInput!) { recordChannel(input: $input) { id channelId studentId effective channel { name } student { id } } }';
const RECOMMEND =
  'mutation ($input: RecommendStudentInput!) { recommendStudent(input: $input) { id inviterId inviteeId inviteeName inviteeStatus effective invitee { id } } }';

describe('a promotion channel', () => {
  it('has a name and perhaps a sales person', async () => {
    const { createChannel } = succeeded(await app.asStaff(CREATE, { input: { name: '校园大使', staffId: app.staffId } }));
    expect(createChannel).toMatchObject({ name: '校园大使', staffId: app.staffId, staff: { name: '刘洋' } });
    expect(succeeded(await app.asStaff(UPDATE, { id: createChannel.id, input: { staffId: null } })).updateChannel).toMatchObject({
      name: '校园大使',
      staffId: null,
    });
    expect(succeeded(await app.asStaff(UPDATE, { id: createChannel.id, input: { name: '改名' } })).updateChannel).toMatchObject({
      name: '改名',
      staffId: null,
    });
    expect(refusal(await app.asStaff(UPDATE, { id: 999_999, input: { name: 'x' } }))).toMatchObject({ code: 'NOT_FOUND' });
    for (const answer of [
      await app.asStaff(CREATE, { input: { name: 'x', staffId: 999_999 } }),
      await app.asStaff(UPDATE, { id: createChannel.id, input: { staffId: 999_999 } }),
    ]) {
      expect(refusal(answer)).toMatchObject({ reason: 'RELATED_MISSING', field: 'staffId', params: { id: 999_999 } });
    }
    expect(refusal(await app.asStaff(CREATE, { input: { name: 'x'.repeat(65) } }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'name',
    });
  });

  it('has a plan, an address, and a QR code that everybody may see', async () => {
    const plan = {
      planDate: '2027-03-01',
      plannedStudents: 200,
      plannedFiles: 80,
      plannedPayers: 30,
      phaseDiscount: '立减500元',
      url: 'https://example.com/?channel_id=7',
    };
    const fields = `id ${Object.keys(plan).join(' ')} qrCodeUrl`;
    const create = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) { ${fields} } }`;
    const { id, qrCodeUrl, ...made } = succeeded(
      await app.asStaff(create, { input: { name: '地推', ...plan, qrCode: PNG } }),
    ).createChannel;
    expect(made).toEqual(plan);
    expect(qrCodeUrl).toMatch(/\/media\/channel\/[^?]+\.png$/);
    const change = `mutation ($id: Int!, $input: UpdateChannelInput!) { updateChannel(id: $id, input: $input) { ${fields} } }`;
    const changed = async (input: object) => succeeded(await app.asStaff(change, { id, input })).updateChannel;
    expect(await changed({ plannedStudents: 0 })).toEqual({ ...made, id, qrCodeUrl, plannedStudents: 0 });
    const none = Object.fromEntries(Object.keys(plan).map((name) => [name, null]));
    expect(await changed({ ...none, qrCode: null })).toEqual({ ...none, id, qrCodeUrl: null });
    for (const input of [{ plannedPayers: -1 }, { phaseDiscount: 'x'.repeat(61) }])
      expect(refusal(await app.asStaff(change, { id, input }))).toMatchObject({ code: 'BAD_USER_INPUT', field: Object.keys(input)[0] });
    expect(refusal(await app.asStaff(change, { id, input: { qrCode: 'aGVsbG8=' } }))).toMatchObject({
      reason: 'NOT_AN_IMAGE',
      field: 'qrCode',
    });
  });

  it('brings students, as its records tell', async () => {
    const student = await app.newStudent();
    const { createChannel } = succeeded(await app.asStaff(CREATE, { input: { name: '公众号' } }));
    const input = { channelId: createChannel.id, studentId: student.id };
    const { recordChannel } = succeeded(await app.asStaff(RECORD, { input }));
    expect(recordChannel).toMatchObject({ ...input, effective: true, channel: { name: '公众号' }, student: { id: student.id } });
    const { data } = await app.asStaff(
      `{ channel(id: ${createChannel.id}) { records { nodes { id student { id } } } } channelRecords(filter: { id: { eq: ${recordChannel.id} } }) { totalCount } none: channelRecords(filter: { id: { eq: 999999 } }) { totalCount } }`,
    );
    expect(data).toEqual({
      channel: { records: { nodes: [{ id: recordChannel.id, student: { id: student.id } }] } },
      channelRecords: { totalCount: 1 },
      none: { totalCount: 0 },
    });
    for (const field of ['channelId', 'studentId']) {
      expect(refusal(await app.asStaff(RECORD, { input: { ...input, [field]: 999_999 } }))).toMatchObject({
        reason: 'RELATED_MISSING',
        field,
        params: { id: 999_999 },
      });
    }
    expect(refusal(await app.asStaff('mutation { setChannelRecordEffective(id: 999999, effective: true) { id } }'))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it("is the back office's", async () => {
    const student = await app.newStudent();
    const writes: [string, Record<string, unknown>][] = [
      [CREATE, { input: { name: 'x' } }],
      [UPDATE, { id: 1, input: { name: 'x' } }],
      ['mutation { setChannelRecordEffective(id: 1, effective: true) { id } }', {}],
      ['{ channels { totalCount } }', {}],
    ];
    for (const [query, variables] of writes)
      expect(refusal(await app.graphql(query, variables, student.token)), query).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is noted by a student of themselves only, and counts unless staff say otherwise (summer-crm.channel-record.create)', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const { id: channelId } = succeeded(await app.asStaff(CREATE, { input: { name: 'qr', staffId: 2 } })).createChannel;
    const record = (studentId: number, more: object = {}) =>
      app.graphql(RECORD, { input: { channelId, studentId, ...more } }, student.token);
    const { recordChannel } = succeeded(await record(student.id));
    expect(recordChannel).toMatchObject({ channelId, studentId: student.id, effective: true, channel: null, student: { id: student.id } });
    expect(refusal(await record(other.id))).toMatchObject({ code: 'FORBIDDEN', field: 'studentId' });
    for (const effective of [true, false]) expect(refusal(await record(student.id, { effective }))).toMatchObject({ code: 'FORBIDDEN' });
    const seen = '{ channelRecords { totalCount nodes { id channel { name } } } }';
    expect(succeeded(await app.graphql(seen, {}, student.token)).channelRecords).toEqual({
      totalCount: 1,
      nodes: [{ id: recordChannel.id, channel: null }],
    });
    expect(succeeded(await app.graphql(seen, {}, other.token)).channelRecords.totalCount).toBe(0);
    const byStaff = { channelId, studentId: other.id, effective: false };
    expect(succeeded(await app.asStaff(RECORD, { input: byStaff })).recordChannel).toMatchObject({ effective: false });
  });
});

describe('a recommendation', () => {
  it('does not count at first; several students may have invited the same', async () => {
    const [one, two, invited] = [await app.newStudent(), await app.newStudent(), await app.newStudent('PERSONAL_FILE')];
    for (const { id } of [one, two]) {
      const { recommendStudent } = succeeded(await app.asStaff(RECOMMEND, { input: { inviterId: id, inviteeId: invited.id } }));
      expect(recommendStudent).toMatchObject({
        inviterId: id,
        inviteeId: invited.id,
        inviteeName: null,
        inviteeStatus: 'PERSONAL_FILE',
        effective: false,
        invitee: { id: invited.id },
      });
    }
    expect(
      (
        await app.asStaff(
          `{ recommendations(filter: { inviteeId: { eq: ${invited.id} } }, orderBy: INVITED_AT_DESC) { nodes { inviterId } } }`,
        )
      ).data.recommendations.nodes,
    ).toHaveLength(2);
  });

  it('shows the inviter name and status of whom they brought once it counts, the invited by whom they came, and nothing more', async () => {
    const [inviter, invited, other] = [await app.newStudent(), await app.newStudent('SUPPLY_ORDER'), await app.newStudent()];
    await app.database.prisma.student.update({ where: { id: invited.id }, data: { name: '小明' } });
    const { id } = succeeded(await app.asStaff(RECOMMEND, { input: { inviterId: inviter.id, inviteeId: invited.id } })).recommendStudent;
    const seenBy = async ({ token }: { token: string }) =>
      succeeded(
        await app.graphql('{ recommendations { nodes { id inviteeName inviteeStatus invitee { idNumber } inviter { id } } } }', {}, token),
      ).recommendations.nodes;
    expect(await seenBy(inviter)).toEqual([]);
    await app.database.prisma.recommendation.update({ where: { id }, data: { effective: true } });
    expect(await seenBy(inviter)).toEqual([
      { id, inviteeName: '小明', inviteeStatus: 'SUPPLY_ORDER', invitee: null, inviter: { id: inviter.id } },
    ]);
    expect(await seenBy(invited)).toMatchObject([{ id, invitee: { idNumber: null }, inviter: null }]);
    expect(await seenBy(other)).toEqual([]);
  });

  it('is of one student by another, noted by staff or by who was invited (summer-crm.record.recommend-create)', async () => {
    const [one, two] = [await app.newStudent(), await app.newStudent()];
    expect(refusal(await app.asStaff(RECOMMEND, { input: { inviterId: one.id, inviteeId: one.id } }))).toMatchObject({
      reason: 'RECOMMENDED_SELF',
      field: 'inviteeId',
    });
    for (const field of ['inviterId', 'inviteeId']) {
      expect(refusal(await app.asStaff(RECOMMEND, { input: { inviterId: one.id, inviteeId: two.id, [field]: 999_999 } }))).toMatchObject({
        reason: 'RELATED_MISSING',
        field,
      });
    }
    const invited = { inviterId: one.id, inviteeId: two.id };
    expect(refusal(await app.graphql(RECOMMEND, { input: invited }, one.token))).toMatchObject({ code: 'FORBIDDEN', field: 'inviteeId' });
    expect(refusal(await app.graphql(RECOMMEND, { input: { ...invited, effective: true } }, two.token))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(succeeded(await app.graphql(RECOMMEND, { input: { ...invited, extra: '扫码' } }, two.token)).recommendStudent).toMatchObject({
      ...invited,
      effective: false,
    });
  });
});

describe('a mailing address', () => {
  const CREATE_ADDRESS =
    'mutation ($studentId: Int, $input: MailingAddressInput!) { createMailingAddress(studentId: $studentId, input: $input) { id studentId } }';

  it('is made by staff for whom they name', async () => {
    const student = await app.newStudent();
    const make = (studentId: number | null) => app.asStaff(CREATE_ADDRESS, { studentId, input: { city: '上海' } });
    expect(refusal(await make(null))).toMatchObject({ reason: 'STUDENT_UNNAMED', field: 'studentId' });
    expect(refusal(await make(999_999))).toMatchObject({ reason: 'RELATED_MISSING', field: 'studentId' });
    expect(succeeded(await make(student.id)).createMailingAddress.studentId).toBe(student.id);
    expect(refusal(await make(student.id))).toMatchObject({ reason: 'MAILING_ADDRESS_EXISTS', field: 'studentId' });
  });

  it('is not made for another student', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    expect(refusal(await app.graphql(CREATE_ADDRESS, { studentId: other.id, input: {} }, student.token))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
