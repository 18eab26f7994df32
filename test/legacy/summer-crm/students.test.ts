import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { targetOf } from '../../support/addresses.js';
import { channelRecord } from './studies-world.js';
import { expectRefused, expectShape, FORBIDDEN, MISSING, type Person, PICTURE, PIXEL, refusal, World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const INFO = '/api/v1/student/info/';
const ADDRESS = '/api/v1/student/score_detail/';
const AGREEMENT = '/api/v1/student/agreement/';

const get = (who: Person, by: Person = who): Promise<any> => world.data('GET', `${INFO}${who.id}/`, by);
const update = (who: Person, body: object, by: Person = who): Promise<any> => world.data('PUT', `${INFO}${who.id}/`, by, body);

describe('the list of students (contract: summer-crm.student.list)', () => {
  const list = (query: string): Promise<any> => world.data('GET', `${INFO}?page_size=100&${query}`, world.sales);
  const ids = async (query: string): Promise<number[]> => (await list(query)).results.map(({ id }: { id: number }) => id);

  it('is newest first, with the bare key of the status', async () => {
    const [one, two] = [await world.student(), await world.student()];
    const page = await list('');
    expectShape('student.list', page);
    expect(page.results.slice(0, 2)).toMatchObject([{ id: two.id, student_status: 'NEW' }, { id: one.id }]);
  });

  it('is searched by parts of name, e-mail address, WeChat name and consultant, in any case, which combine', async () => {
    const student = await world.student();
    await update(student, { name: 'Zhou Yu', email: 'ZhouYu@example.com', wechat: 'Zy_2027', cc: 'Some Consultant' }, world.sales);
    for (const query of ['name=ou yU', 'email=ZHOUYU@', 'wechat=zy_', 'cc=consultant', 'name=zhou&email=zhouyu&cc=some'])
      expect(await ids(query)).toContain(student.id);
    for (const query of ['name=zhang', 'name=zhou&email=other', 'wechat=zy%25', 'name=%25%25'])
      expect(await ids(query)).not.toContain(student.id);
    expect(await ids('name=')).toContain(student.id);
  });

  it('is narrowed to a status, a part of its key counting', async () => {
    const { prisma } = world.app.database;
    const [waiting, confirmed] = [await world.student(), await world.student()];
    await prisma.student.update({ where: { id: waiting.id }, data: { status: 'TO_PAYMENT_CONFIRM' } });
    await prisma.student.update({ where: { id: confirmed.id }, data: { status: 'PAYMENT_CONFIRMED' } });
    expect(await ids('student_status=PAYMENT_CONFIRM')).toEqual(expect.arrayContaining([waiting.id, confirmed.id]));
    expect(await ids('student_status=payment_confirmed')).toEqual([confirmed.id]);
    expect(await ids('student_status=NOWHERE')).toEqual([]);
  });

  it('is narrowed to those who have paid, unless that is off', async () => {
    const [paid, not] = [await world.student(), await world.student()];
    await world.app.database.prisma.student.update({ where: { id: paid.id }, data: { status: 'SWITCHED_COURSE' } });
    for (const on of ['True', 'true', '1']) {
      const found = await ids(`all_payment_student=${on}`);
      expect([found.includes(paid.id), found.includes(not.id)]).toEqual([true, false]);
    }
    for (const off of ['False', 'false', '0', '']) expect(await ids(`all_payment_student=${off}`)).toContain(not.id);
    expect(await ids('all_payment_student=true&student_status=NEW')).toEqual([]);
  });

  it('is narrowed to the year of creation, as the calendar of Shanghai has it', async () => {
    const student = await world.student();
    await world.app.database.prisma.student.update({ where: { id: student.id }, data: { createdAt: new Date('2019-12-31T16:30:00Z') } });
    expect(await ids('create_year=2020')).toEqual([student.id]);
    for (const year of ['2019', '0', '-5', '99999', '2147483647']) expect(await ids(`create_year=${year}`)).toEqual([]);
    expect(await ids('create_year=abc')).toEqual([]);
  });
});

describe('the file of a student (contract: summer-crm.student.get, summer-crm.student.update)', () => {
  it('shows what the person record has, and labels', async () => {
    const student = await world.student();
    const empty = await get(student);
    expectShape('student.get', empty);
    expect(empty).toMatchObject({
      english_name: null,
      valid_sales_man: false,
      first_language: null,
      headimgurl: null,
      student_status: { key: 'NEW', verbose: '新建用户' },
      gender: null,
    });
    await world.app.database.prisma.student.update({
      where: { id: student.id },
      data: { wechatSign: 'VALID', ieltsScores: '7.0', lastName: 'Li', gender: 'FEMALE', grade: 'GRADE_THREE' },
    });
    expect(await get(student, world.server)).toMatchObject({
      english_name: 'Li',
      valid_sales_man: true,
      ielts_scores: '7.0',
      gender: { key: 'FEMALE', verbose: '女' },
      grade: { key: 'GRADE_THREE', verbose: '大三' },
    });
  });

  it('keeps what an update leaves out, and takes every documented form', async () => {
    const student = await world.student();
    const sent = {
      name: '张三',
      first_name: 'San',
      last_name: 'Zhang',
      email: 'zhangsan@example.com',
      gender: { key: 'MALE', verbose: '男' },
      id_number: 110101200503141,
      major: '经济',
      gpa: '3.456',
      birth_date: '2005-03-14',
      grade: 'grade_two',
      cschool: '复旦大学',
      wechat: 'zs',
      phone: 13800138000,
      school_email: 'zs@fudan.edu.cn',
      enrollment_year: 2024,
      student_number: '24300010099',
      contact: '张父',
      contact_relation: '父亲',
      contact_wechat: 'zf',
      contact_email: 'zf@example.com',
      student_status: 'IN_CLASS',
      id: 1,
    };
    const file = await update(student, sent);
    expectShape('student.update', file);
    expect(file).toMatchObject({
      id: student.id,
      name: '张三',
      english_name: 'San Zhang',
      gender: { key: 'MALE' },
      id_number: '110101200503141',
      gpa: 3.46,
      birth_date: '2005-03-14',
      grade: { key: 'GRADE_TWO', verbose: '大二' },
      phone: '13800138000',
      enrollment_year: '2024',
      student_number: '24300010099',
      contact_email: 'zf@example.com',
    });
    const later = await world.data('PATCH', `${INFO}${student.id}`, student, { major: '数学', grade: { key: 'GRADE_FIVE' } });
    expect(later).toEqual({ ...file, major: '数学', grade: { key: 'GRADE_FIVE', verbose: '大五' }, modified_time: later.modified_time });
    expect(later.modified_time > file.modified_time).toBe(true);
  });

  it('does not lose its unique numbers to an empty text, of which many may have none', async () => {
    const [one, other] = [await world.student(), await world.student()];
    const empty = { id_number: '', student_number: '', email: '', gender: '', grade: '' };
    for (const student of [one, other]) {
      const { code, data } = await world.form('PUT', `${INFO}${student.id}/`, student, empty);
      expect({ code, data }).toMatchObject({ code: 0, data: { id_number: null, student_number: null, email: null } });
    }
  });

  it('tells absent, null and empty apart', async () => {
    const student = await world.student();
    const filled = { name: '张三', gpa: 3.5, birth_date: '2005-03-14', gender: 'MALE', email: 'a@example.com' };
    await update(student, filled);
    for (const [field, msg] of [
      ['name', 'This field may not be blank.'],
      ['email', 'This field may not be blank.'],
      ['gpa', 'A valid number is required.'],
      ['birth_date', 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.'],
    ] as const)
      await expectRefused(world, 'PATCH', `${INFO}${student.id}/`, student, { [field]: '' }, refusal(msg, field));
    expect(await update(student, { major: '经济' })).toMatchObject({ ...filled, gender: { key: 'MALE' } });
    const none = { name: null, gpa: null, birth_date: null, gender: null, email: null };
    expect(await update(student, none)).toMatchObject(none);
    await update(student, filled);
    const { data } = await world.form('PATCH', `${INFO}${student.id}/`, student, { name: '', gpa: '', birth_date: '' });
    expect(data).toMatchObject({ name: null, gpa: null, birth_date: null });
  });

  it('has pictures in all three forms, answered as addresses that open', async () => {
    const student = await world.student();
    const file = await update(student, { card_img1: PICTURE, card_img2: PIXEL });
    const { data } = await world.multipart('PUT', `${INFO}${student.id}/`, student, { transcript_img: Buffer.from(PIXEL, 'base64') });
    for (const url of [file.card_img1, file.card_img2, data.transcript_img]) {
      expect(url).toMatch(/^http:\/\/[^/]+\/media\/images\//);
      expect((await world.app.server.inject({ url: targetOf(url) })).headers['content-type']).toBe('image/png');
    }
    for (const card_img1 of ['x y', 'aGVsbG8=', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')]) {
      expect(await world.call('PUT', `${INFO}${student.id}/`, student, { card_img1 })).toMatchObject({
        code: 400,
        field_name: 'card_img1',
      });
    }
  });

  it('names consultant and teacher as staff write them, and a student cannot', async () => {
    const student = await world.student();
    expect(await update(student, { cc: '某人', server: 'demoserver' }, world.sales)).toMatchObject({ cc: '某人', server: 'demoserver' });
    expect(await update(student, { cc: 'demosales', server: 'me', name: '李四' })).toMatchObject({
      cc: '某人',
      server: 'demoserver',
      name: '李四',
    });
    expect((await update(student, { cc: String(world.sales.id) }, world.sales)).qr_code).toMatch(/^http/);
  });
});

describe('the marks in a file (contract: summer-crm.student.list, summer-crm.student.get, summer-crm.student.update)', () => {
  const marks = { intention: 3, cc_sign: true, server_sign: true, wechat_sign: 'VALID', old_student: '2017, 2018' };

  it('are none for a new student', async () => {
    const student = await world.student();
    const none = { intention: 0, cc_sign: false, server_sign: false, wechat_sign: 'DEFAULT', sign_agreement: false, old_student: '' };
    const file = await get(student);
    expect(file).toMatchObject({ ...none, channel_id: null, channel_name: null });
    expect(file.last_login).toMatch(/^\d{4}-\d\d-\d\dT/);
    const page = await world.data('GET', INFO, world.sales);
    expect(page.results[0]).toMatchObject({ id: student.id, ...none, last_login: file.last_login });
  });

  it.each(['staff', 'student'] as const)('are written by %s', async (kind) => {
    const student = await world.student();
    const file = await update(student, marks, kind === 'staff' ? world.sales : student);
    expectShape('student.update', file);
    expect(file).toMatchObject({ ...marks, valid_sales_man: true });
    expect(await get(student)).toMatchObject(marks);
    expect(await update(student, { intention: null, old_student: '' })).toMatchObject({ intention: null, old_student: '' });
  });

  it('are refused where they are none', async () => {
    const student = await world.student();
    for (const [field, value, msg] of [
      ['intention', 'x', 'A valid integer is required.'],
      ['wechat_sign', 'MAYBE', '不在枚举范围内'],
      ['cc_sign', null, 'This field may not be null.'],
      ['old_student', 'x'.repeat(61), 'Ensure this field has no more than 60 characters.'],
    ] as const)
      await expectRefused(world, 'PATCH', `${INFO}${student.id}/`, world.sales, { [field]: value }, refusal(msg, field));
  });

  it('say that the agreement is signed, which moves the student on as signing it does', async () => {
    const student = await world.student();
    const signed = await update(student, { sign_agreement: true });
    expect(signed).toMatchObject({ sign_agreement: true, student_status: { key: 'SIGNED_AGREEMENT' } });
    expect(await update(student, { sign_agreement: false })).toMatchObject({ sign_agreement: true });
    expect(await update(student, { sign_agreement: false }, world.sales)).toMatchObject({ sign_agreement: false });
    const beyond = await world.student();
    await world.app.database.prisma.student.update({ where: { id: beyond.id }, data: { status: 'IN_CLASS' } });
    expect(await update(beyond, { sign_agreement: true })).toMatchObject({ sign_agreement: true, student_status: { key: 'IN_CLASS' } });
  });

  it('may be sent back whole', async () => {
    const student = await world.student();
    const file = await update(student, marks, world.sales);
    const { card_img1: _, card_img2: __, transcript_img: ___, modified_time: ____, ...record } = file;
    const again = await update(student, { ...record, card_img1: null, card_img2: '', gender: '' });
    expect(again).toEqual({ ...file, modified_time: again.modified_time });
  });
});

describe('the first update of a student without a consultant', () => {
  const list = async (query: string): Promise<number[]> =>
    (await world.data('GET', `${INFO}?page_size=100&${query}`, world.sales)).results.map(({ id }: { id: number }) => id);

  it('assigns somebody active of the sales department and opens the file', async () => {
    const student = await world.student();
    const file = await update(student, { name: '王五' });
    expect(file.student_status).toEqual({ key: 'PERSONAL_FILE', verbose: '已建档' });
    expect(file.cc).toMatch(/^\d+$/);
    expect(await list(`cc=${file.cc}`)).toContain(student.id);
    expect(await update(student, { name: '王六' })).toMatchObject({ cc: file.cc, student_status: { key: 'PERSONAL_FILE' } });
  });

  it('assigns the sales person of the newest channel record, and before that the consultant of the newest recommender', async () => {
    const [channelled, recommended, recommender] = [await world.student(), await world.student(), await world.student()];
    const seller = await world.staff();
    await channelRecord(world, channelled, world.sales.id);
    await channelRecord(world, channelled, seller.id);
    expect(await update(channelled, {})).toMatchObject({ cc: String(seller.id) });
    await update(recommender, { cc: seller.username }, world.sales);
    await world.app.database.prisma.recommendation.create({ data: { inviterId: recommender.id, inviteeId: recommended.id } });
    await channelRecord(world, recommended, world.sales.id);
    expect(await update(recommended, {})).toMatchObject({ cc: seller.username });
  });

  it('moves the status on with the first student number and the first transcript, never back', async () => {
    const student = await world.student();
    const key = async (body: object): Promise<string> => (await update(student, body)).student_status.key;
    expect(await key({ student_number: `N-${student.id}` })).toBe('COMPLETE_FILE');
    expect(await key({ transcript_img: PIXEL })).toBe('UPLOAD_FILE');
    expect(await key({ student_number: `M-${student.id}` })).toBe('UPLOAD_FILE');
    const both = await world.student();
    expect((await update(both, { student_number: `N-${both.id}`, transcript_img: PIXEL })).student_status.key).toBe('UPLOAD_FILE');
    const beyond = await world.student();
    await world.app.database.prisma.student.update({ where: { id: beyond.id }, data: { status: 'IN_CLASS' } });
    expect((await update(beyond, { student_number: `N-${beyond.id}`, transcript_img: PIXEL })).student_status.key).toBe('IN_CLASS');
  });
});

describe('the address for the transcript (contract: summer-crm.score-detail.create, summer-crm.score-detail.list, summer-crm.score-detail.update)', () => {
  it('is one for each student, who makes and reads it without saying who', async () => {
    const student = await world.student();
    expect(await world.data('GET', ADDRESS, student)).toEqual({ count: 0, next: null, previous: null, results: [] });
    const sent = {
      post_code: 200433,
      region: '上海',
      country: '中国',
      city: '上海市',
      address1: '邯郸路',
      address2: '220号',
      recipient: '王',
      recipient_phone: '138',
      university: '旧',
    };
    const page = await world.data('POST', ADDRESS, student, sent);
    expectShape('score-detail.create', page);
    const { university: _, ...kept } = sent;
    expect(page).toEqual({
      count: 1,
      next: null,
      previous: null,
      results: [
        {
          ...kept,
          id: page.results[0].id,
          user: student.id,
          post_code: '200433',
          recipient_number: null,
          sending_date: null,
          post_status: null,
        },
      ],
    });
    await expectRefused(world, 'POST', ADDRESS, student, { city: '北京' }, refusal('This field must be unique.', 'user'));
    expect(await world.data('GET', ADDRESS, student)).toEqual(page);
    expect(await world.data('GET', `${ADDRESS}?user=${student.id}`, student)).toEqual(page);
  });

  it('is made, read and found by staff for anybody, who also note the parcel', async () => {
    const student = await world.student();
    const {
      results: [{ id }],
    } = await world.data('POST', ADDRESS, world.server, { user: String(student.id), city: '杭州' });
    expect(await world.data('GET', `${ADDRESS}?user=${student.id}`, world.server)).toMatchObject({
      count: 1,
      results: [{ id, user: student.id }],
    });
    expect((await world.data('GET', ADDRESS, world.server)).count).toBeGreaterThan(1);
    const parcel = { recipient_number: 'SF100', sending_date: '2027-08-01', post_status: '已寄', user: 1 };
    const page = await world.data('PUT', `${ADDRESS}${id}/`, world.server, parcel);
    expectShape('score-detail.update', page);
    expect(page).toMatchObject({
      count: 1,
      results: [{ id, user: student.id, city: '杭州', recipient_number: 'SF100', sending_date: '2027-08-01', post_status: '已寄' }],
    });
    expect(
      await world.data('PATCH', `${ADDRESS}${id}`, student, {
        city: '宁波',
        recipient_number: 'X',
        sending_date: '2020-01-01',
        post_status: 'X',
      }),
    ).toMatchObject({
      results: [{ city: '宁波', recipient_number: 'SF100', sending_date: '2027-08-01', post_status: '已寄' }],
    });
    await expectRefused(
      world,
      'PUT',
      `${ADDRESS}${id}/`,
      world.server,
      { sending_date: '1.8.2027' },
      refusal('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.', 'sending_date'),
    );
  });

  it("is nobody else's", async () => {
    const [student, other] = [await world.student(), await world.student()];
    const {
      results: [{ id }],
    } = await world.data('POST', ADDRESS, student, {});
    await expectRefused(world, 'GET', `${ADDRESS}?user=${student.id}`, other, undefined, FORBIDDEN);
    await expectRefused(world, 'POST', ADDRESS, other, { user: student.id }, FORBIDDEN);
    await expectRefused(world, 'PATCH', `${ADDRESS}${id}/`, other, { city: '偷' }, MISSING);
  });
});

describe('the study agreement (contract: summer-crm.agreement.create)', () => {
  it('is a relative path to a picture of its own, and moves the student on from before', async () => {
    const student = await world.student();
    const agreement = await world.data('POST', AGREEMENT, student, { image: PICTURE });
    expectShape('agreement.create', agreement);
    expect(agreement).toMatchObject({ user_id: student.id });
    expect(agreement.agreement).toMatch(/^agreement\/[^/]+\.png\?expires=/);
    expect(agreement.agreement).not.toContain(`agreement/${student.id}.png`);
    expect((await world.app.server.inject({ url: `/media/${agreement.agreement}` })).headers['content-type']).toBe('image/png');
    expect((await get(student)).student_status.key).toBe('SIGNED_AGREEMENT');
    const again = await world.data('POST', AGREEMENT, world.server, { image: PIXEL, user_id: String(student.id) });
    expect(again.id).toBeGreaterThan(agreement.id);
    expect(again.agreement).not.toBe(agreement.agreement);
  });

  it('leaves a student alone who has gone further', async () => {
    const student = await world.student();
    await world.app.database.prisma.student.update({ where: { id: student.id }, data: { status: 'PAYMENT_CONFIRMED' } });
    await world.multipart('POST', AGREEMENT, student, { image: Buffer.from(PIXEL, 'base64') });
    expect((await get(student)).student_status.key).toBe('PAYMENT_CONFIRMED');
    expect(await world.app.database.prisma.student.findUnique({ where: { id: student.id }, select: { signed: true } })).toEqual({
      signed: true,
    });
  });

  it('needs a picture of a signature', async () => {
    const student = await world.student();
    for (const image of ['no picture!', 'aGVsbG8='])
      expect(await world.call('POST', AGREEMENT, student, { image })).toMatchObject({ code: 400, field_name: 'image' });
  });
});

describe('channel records (contract: summer-crm.channel-record.list)', () => {
  it('name the student twice, and whether they count', async () => {
    const student = await world.student();
    const id = await channelRecord(world, student);
    const page = await world.data('GET', `/api/v1/record/?id=${id}`, world.server);
    expectShape('channel-record.list', page);
    expect(page.results).toMatchObject([{ id, user_id: student.id, student_id: student.id, status: true }]);
    await expectRefused(world, 'GET', '/api/v1/record/', student, undefined, FORBIDDEN);
  });
});
