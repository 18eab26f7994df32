import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, PNG, reasonOf, refusalOf, type MadeStudent } from '../admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

const FIELDS = `id status name email wechat cschool firstName lastName gender idNumber major graduateYear gpa wantedSchools profileComplete
  wantedCampuses { campusId name } cardFrontUrl transcriptUrl studentNumber`;
const UPDATE = `mutation ($id: Int!, $input: UpdateStudentInput!) { updateStudent(id: $id, input: $input) { ${FIELDS} } }`;
const update = ({ id, token }: MadeStudent, input: object) => school.ask(UPDATE, { id, input }, token);
const updated = async (student: MadeStudent, input: object): Promise<any> =>
  (await school.data(UPDATE, { id: student.id, input }, student.token)).updateStudent;

describe('the file of a student', () => {
  it('is written by its student, field by field', async () => {
    const student = await school.student();
    expect(await updated(student, { name: '小明', email: 'a@b.cn', wechat: 'xm' })).toMatchObject({
      name: '小明',
      profileComplete: false,
      gpa: null,
      gender: null,
    });
    expect(await updated(student, { gender: 'MALE', gpa: '3.456', major: 'Law', graduateYear: '2029' })).toMatchObject({
      name: '小明',
      gender: 'MALE',
      gpa: '3.46',
      major: 'Law',
      graduateYear: '2029',
    });
    expect(await updated(student, { major: null })).toMatchObject({ major: null });
  });

  it('is complete when name, e-mail address, WeChat name, wanted schools and wanted campuses are there', async () => {
    const student = await school.student();
    const whole = { name: 'x', email: 'a@b.cn', wechat: 'w', wantedSchools: ['美国'], wantedCampusIds: [2] };
    expect((await updated(student, whole)).profileComplete).toBe(true);
    for (const field of Object.keys(whole)) {
      const empty = field.startsWith('wanted') ? [] : null;
      expect((await updated(student, { [field]: empty })).profileComplete, field).toBe(false);
      expect((await updated(student, whole)).profileComplete).toBe(true);
    }
  });

  it('keeps wanted campuses in the order given, each once, without those that are none', async () => {
    const student = await school.student();
    const { wantedCampuses } = await updated(student, { wantedCampusIds: [3, 999_999, 1, 3] });
    expect(wantedCampuses).toEqual([
      { campusId: 3, name: '上海国际暑校' },
      { campusId: 1, name: '加州大学伯克利分校' },
    ]);
  });

  it.each([
    ['idNumber', 'ID_NUMBER_TAKEN'],
    ['studentNumber', 'STUDENT_NUMBER_TAKEN'],
  ])('has a %s of its own', async (field, reason) => {
    const [one, other] = [await school.student(), await school.student()];
    await updated(one, { [field]: 'X1' });
    expect(refusalOf(await update(other, { [field]: 'X1' }))).toMatchObject({ code: 'CONFLICT', reason, field });
    await updated(one, { [field]: 'X1' });
    await updated(one, { [field]: '' });
    await updated(other, { [field]: '' });
  });

  it('refuses what is too long or no e-mail address, and a grade point average out of range', async () => {
    const student = await school.student();
    expect(refusalOf(await update(student, { name: 'x'.repeat(31) }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'name' });
    expect(refusalOf(await update(student, { email: 'nobody' }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'email' });
    for (const gpa of ['-0.01', '10000'])
      expect(refusalOf(await update(student, { gpa }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'gpa' });
  });

  it('holds pictures, which must be pictures', async () => {
    const student = await school.student();
    const { cardFrontUrl } = await updated(student, { cardFront: `data:image/png;base64,${PNG}` });
    expect(cardFrontUrl).toMatch(/\/media\/images\/.+\.png\?expires=/);
    expect(refusalOf(await update(student, { cardBack: 'aGVsbG8=' }))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'cardBack' });
    expect((await updated(student, { cardFront: null })).cardFrontUrl).toBeNull();
  });

  it('moves its student on with the first student number and the first transcript, never back', async () => {
    const student = await school.student();
    expect((await updated(student, { studentNumber: 'N1' })).status).toBe('COMPLETE_FILE');
    expect((await updated(student, { transcript: PNG })).status).toBe('UPLOAD_FILE');
    await app.database.prisma.student.update({ where: { id: student.id }, data: { status: 'IN_CLASS', studentNumber: null } });
    expect((await updated(student, { studentNumber: 'N2' })).status).toBe('IN_CLASS');
  });

  it('names the channel that its student came by: the channel’s name to staff, nothing but its id to the student', async () => {
    const student = await school.student();
    const { id: channelId } = await app.database.prisma.channel.create({ data: { name: '守望' } });
    const query = 'query ($id: Int!) { student(id: $id) { channelId channelName channel { name } } }';
    const shown = async (token?: string) => (await school.data(query, { id: student.id }, token)).student;
    const change = (channel: number | null) => school.ask(UPDATE, { id: student.id, input: { channelId: channel } });
    await change(channelId);
    expect(await shown()).toEqual({ channelId, channelName: '守望', channel: { name: '守望' } });
    expect(await shown(student.token)).toEqual({ channelId, channelName: null, channel: null });
    await app.database.prisma.student.update({ where: { id: student.id }, data: { channelId: null, channelText: '旧渠道' } });
    expect(await shown()).toEqual({ channelId: null, channelName: '旧渠道', channel: null });
    await change(null);
    expect(await shown()).toEqual({ channelId: null, channelName: null, channel: null });
    expect(refusalOf(await change(999_999))).toMatchObject({ reason: 'RELATED_MISSING', field: 'channelId', params: { id: 999_999 } });
    expect(refusalOf(await update(student, { channelId }))).toMatchObject({ code: 'FORBIDDEN', field: 'channelId' });
    const found = 'query ($filter: StudentFilter) { students(filter: $filter) { nodes { id } } }';
    await change(channelId);
    expect((await school.data(found, { filter: { channelId: { eq: channelId } } })).students.nodes).toEqual([{ id: student.id }]);
  });

  it('is marked as signed by its student or staff, which moves the student on the first time; staff alone take it back', async () => {
    const student = await school.student();
    const query = 'query ($id: Int!) { student(id: $id) { signed status } }';
    const shown = async () => (await school.data(query, { id: student.id }, student.token)).student;
    await updated(student, { signed: null });
    expect(await shown()).toEqual({ signed: false, status: 'NEW' });
    await updated(student, { signed: true });
    expect(await shown()).toEqual({ signed: true, status: 'SIGNED_AGREEMENT' });
    expect(refusalOf(await update(student, { signed: false }))).toMatchObject({ code: 'FORBIDDEN', field: 'signed' });
    await app.database.prisma.student.update({ where: { id: student.id }, data: { status: 'NEW' } });
    await updated(student, { signed: true });
    expect(await shown()).toEqual({ signed: true, status: 'NEW' });
    await school.data(UPDATE, { id: student.id, input: { signed: false } });
    expect(await shown()).toEqual({ signed: false, status: 'NEW' });
  });

  it('says what is known of earlier summers, in words of its student or of staff', async () => {
    const student = await school.student();
    const change = 'mutation ($id: Int!, $text: String) { updateStudent(id: $id, input: { oldStudent: $text }) { oldStudent qrCodeUrl } }';
    const said = async (text: string | null, token?: string) =>
      (await school.data(change, { id: student.id, text }, token)).updateStudent.oldStudent;
    expect(await said('2025', student.token)).toBe('2025');
    expect(await said('2025伯克利')).toBe('2025伯克利');
    expect(await said(null)).toBeNull();
    await app.database.prisma.student.update({ where: { id: student.id }, data: { qrCode: 'images/own.png' } });
    const { qrCodeUrl } = (await school.data(change, { id: student.id, text: null }, student.token)).updateStudent;
    expect(qrCodeUrl).toMatch(/\/media\/images\/own\.png\?expires=/);
  });

  it('is written by nobody else but staff, and the back office’s fields by staff alone', async () => {
    const [student, other] = [await school.student(), await school.student()];
    expect(reasonOf(await school.ask(UPDATE, { id: student.id, input: { name: 'x' } }, other.token))).toBe('FORBIDDEN');
    for (const input of [
      { cc: 'demosales' },
      { server: 'x' },
      { intention: 3 },
      { wechatSign: 'VALID' },
      { ccSign: true },
      { serverSign: true },
    ]) {
      expect(refusalOf(await update(student, input))).toMatchObject({ code: 'FORBIDDEN', field: Object.keys(input)[0] });
    }
    const query =
      'mutation ($id: Int!) { updateStudent(id: $id, input: {intention: 3, cc: "demosales", server: "3"}) { cc consultant { name } contactStatus server adviser { id } intention } }';
    expect((await school.data(query, { id: student.id })).updateStudent).toEqual({
      cc: 'demosales',
      consultant: { name: '刘洋' },
      contactStatus: 'NEW',
      server: '3',
      adviser: { id: 3 },
      intention: 3,
    });
    expect(
      (await school.data('query ($id: Int!) { student(id: $id) { intention cc } }', { id: student.id }, student.token)).student,
    ).toEqual({ intention: 3, cc: 'demosales' });
    expect(reasonOf(await school.ask(UPDATE, { id: 999_999, input: { name: 'x' } }))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask(UPDATE, { id: student.id, input: {} }, await app.login('SHOPPER', 'shopper1')))).toBe('FORBIDDEN');
  });
});

describe('the list of students', () => {
  it('is filtered by staff, and shows students only themselves', async () => {
    const student = await school.student();
    await updated(student, { name: '独一无二' });
    const query = 'query ($filter: StudentFilter) { students(filter: $filter, orderBy: CREATED_AT_DESC) { nodes { id } } }';
    expect((await school.data(query, { filter: { name: { contains: '一无' } } })).students.nodes).toEqual([{ id: student.id }]);
    expect((await school.data(query, {}, student.token)).students.nodes).toEqual([{ id: student.id }]);
    expect((await school.data(query, { filter: { status: { eq: 'NEW' } } })).students.nodes).toContainEqual({ id: student.id });
    expect(reasonOf(await app.graphql(query))).toBe('UNAUTHENTICATED');
  });

  it('answers a file with orders, courses and coupons in one statement', async () => {
    const { id } = await school.demoStudent('student1');
    const query = `query ($id: Int!) { student(id: $id) { name mailingAddress { fullAddress department } orders { nodes { status lines { courseNum } } }
      enrolments { nodes { courseName } } creditTransfers { nodes { status } } coupons(filter: {status: {eq: TO_USE}}) { nodes { coupon { code } } } } }`;
    let answer: any;
    const statements = await app.database.statementsOf(async () => {
      answer = await school.data(query, { id });
    });
    expect(statements.filter((sql) => sql.includes('"student"'))).toHaveLength(1);
    expect(answer.student).toMatchObject({
      name: '李明',
      mailingAddress: { department: '教务处', fullAddress: '上海市 上海市 杨浦区邯郸路220号' },
      orders: { nodes: [{ status: 'CONFIRMED', lines: [{ courseNum: 2 }] }] },
      creditTransfers: { nodes: [{ status: 'SUCCESS' }] },
      coupons: { nodes: [{ coupon: { code: 'EARLYBIRD' } }] },
    });
    expect(answer.student.enrolments.nodes).toHaveLength(2);
  });
});

describe('the consultant', () => {
  const CHOOSE = 'mutation ($id: Int!) { chooseConsultant(staffId: $id) { cc contactStatus consultant { id name } } }';
  const ASSIGN =
    'mutation ($id: Int!, $staffId: Int) { assignConsultant(studentId: $id, staffId: $staffId) { cc contactStatus consultant { id } } }';
  const CONTACT = 'mutation ($id: Int!, $status: ContactStatus!) { setContactStatus(studentId: $id, status: $status) { contactStatus } }';
  const suggested = async (token: string): Promise<any> =>
    (await school.data('{ suggestedConsultant { id name qrCodeUrl } }', {}, token)).suggestedConsultant;
  const staffId = async (username: string): Promise<number> =>
    (await app.database.prisma.staff.findFirstOrThrow({ where: { account: { username } } })).id;

  it('is suggested from the sales department while there is none, which assigns nobody', async () => {
    const student = await school.student();
    expect(await suggested(student.token)).toMatchObject({ name: '刘洋', qrCodeUrl: expect.stringContaining('/media/') });
    expect(
      (await school.data('query ($id: Int!) { student(id: $id) { consultant { id } } }', { id: student.id })).student.consultant,
    ).toBeNull();
    expect(await suggested(await school.admin())).toBeNull();
    expect(reasonOf(await app.graphql('{ suggestedConsultant { id } }'))).toBe('UNAUTHENTICATED');
  });

  it('is chosen by the student once, from the sales department; assigned comes before unknown', async () => {
    const student = await school.student();
    const sales = await staffId('demosales');
    expect(reasonOf(await school.ask(CHOOSE, { id: 999_999 }, student.token))).toBe('CONSULTANT_UNKNOWN');
    expect(reasonOf(await school.ask(CHOOSE, { id: await staffId('demoserver') }, student.token))).toBe('CONSULTANT_UNKNOWN');
    expect((await school.data(CHOOSE, { id: sales }, student.token)).chooseConsultant).toEqual({
      cc: String(sales),
      contactStatus: 'NEW',
      consultant: { id: sales, name: '刘洋' },
    });
    expect(reasonOf(await school.ask(CHOOSE, { id: 999_999 }, student.token))).toBe('CONSULTANT_ASSIGNED');
    expect(reasonOf(await school.ask(CHOOSE, { id: sales }))).toBe('FORBIDDEN');
  });

  it('is assigned and taken away by staff, and is then the one suggested', async () => {
    const student = await school.student();
    const server = await staffId('demoserver');
    expect((await school.data(ASSIGN, { id: student.id, staffId: server })).assignConsultant).toEqual({
      cc: String(server),
      contactStatus: 'NEW',
      consultant: { id: server },
    });
    expect((await suggested(student.token)).id).toBe(server);
    expect((await school.data(ASSIGN, { id: student.id, staffId: null })).assignConsultant).toEqual({
      cc: null,
      contactStatus: null,
      consultant: null,
    });
    expect(refusalOf(await school.ask(ASSIGN, { id: student.id, staffId: 999_999 }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'staffId',
    });
    expect(reasonOf(await school.ask(ASSIGN, { id: 999_999, staffId: server }))).toBe('NOT_FOUND');
    expect(reasonOf(await school.ask(ASSIGN, { id: student.id, staffId: server }, student.token))).toBe('FORBIDDEN');
  });

  it('is contacted or not, as staff note it', async () => {
    const student = await school.student();
    expect(reasonOf(await school.ask(CONTACT, { id: student.id, status: 'CONTACTED' }))).toBe('CONSULTANT_MISSING');
    await school.data(ASSIGN, { id: student.id, staffId: await staffId('demosales') });
    expect((await school.data(CONTACT, { id: student.id, status: 'CONTACTED' })).setContactStatus.contactStatus).toBe('CONTACTED');
    expect(reasonOf(await school.ask(CONTACT, { id: student.id, status: 'CONTACTED' }))).toBe('STATUS_MOVE_REFUSED');
    expect((await school.data(ASSIGN, { id: student.id, staffId: await staffId('demosales') })).assignConsultant.contactStatus).toBe(
      'CONTACTED',
    );
    expect(reasonOf(await school.ask(CONTACT, { id: student.id, status: 'NEW' }, student.token))).toBe('FORBIDDEN');
  });
});

describe('the mailing address', () => {
  const FIELDS = 'id studentId department country region city address1 address2 fullAddress postCode recipient recipientPhone postStatus';
  const SAVE = `mutation ($studentId: Int, $input: MailingAddressInput!) { saveMailingAddress(studentId: $studentId, input: $input) { ${FIELDS} } }`;
  const CREATE = `mutation ($studentId: Int, $input: MailingAddressInput!) { createMailingAddress(studentId: $studentId, input: $input) { ${FIELDS} } }`;
  const CHANGE = `mutation ($id: Int!, $input: UpdateMailingAddressInput!) { updateMailingAddress(id: $id, input: $input) { ${FIELDS} } }`;
  const input = { department: 'Registrar', recipientPhone: '123', country: 'China', postCode: '200000', address1: '1 Some Road' };

  it('is replaced as a whole, and keeps its id', async () => {
    const student = await school.student();
    const { saveMailingAddress: first } = await school.data(SAVE, { input: { ...input, city: 'Shanghai' } }, student.token);
    expect(first).toMatchObject({ studentId: student.id, ...input, fullAddress: 'Shanghai 1 Some Road' });
    const { saveMailingAddress: second } = await school.data(SAVE, { input }, student.token);
    expect(second).toMatchObject({ id: first.id, city: null, fullAddress: '1 Some Road' });
  });

  it('is made once, and changed field by field; the parcel is the back office’s', async () => {
    const student = await school.student();
    const { id } = (await school.data(CREATE, { input }, student.token)).createMailingAddress;
    expect(refusalOf(await school.ask(CREATE, { input }, student.token))).toMatchObject({
      code: 'CONFLICT',
      reason: 'MAILING_ADDRESS_EXISTS',
      field: 'studentId',
    });
    expect((await school.data(CHANGE, { id, input: { city: 'Beijing' } }, student.token)).updateMailingAddress).toMatchObject({
      ...input,
      city: 'Beijing',
    });
    expect(refusalOf(await school.ask(CHANGE, { id, input: { postStatus: 'sent' } }, student.token))).toMatchObject({
      reason: 'FORBIDDEN',
      field: 'postStatus',
    });
    expect((await school.data(CHANGE, { id, input: { postStatus: 'sent' } })).updateMailingAddress.postStatus).toBe('sent');
    expect(reasonOf(await school.ask(CHANGE, { id, input: {} }, (await school.student()).token))).toBe('NOT_FOUND');
  });

  it('is another student’s for nobody but staff', async () => {
    const [student, other] = [await school.student(), await school.student()];
    expect(reasonOf(await school.ask(SAVE, { studentId: student.id, input }, other.token))).toBe('FORBIDDEN');
    expect(reasonOf(await school.ask(SAVE, { input }))).toBe('FORBIDDEN');
    expect(refusalOf(await school.ask(SAVE, { studentId: 999_999, input }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
    });
    await school.data(SAVE, { studentId: student.id, input });
    const query = 'query ($id: Int!) { mailingAddresses(filter: {studentId: {eq: $id}}) { totalCount } }';
    expect((await school.data(query, { id: student.id })).mailingAddresses.totalCount).toBe(1);
    expect((await school.data(query, { id: student.id }, other.token)).mailingAddresses.totalCount).toBe(0);
    expect(refusalOf(await school.ask(SAVE, { studentId: student.id, input: { ...input, address1: 'x'.repeat(61) } }))).toMatchObject({
      field: 'address1',
    });
  });
});
