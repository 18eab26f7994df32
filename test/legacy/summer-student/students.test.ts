import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, profileBody } from './admissions.js';
import { type Client, expectData, expectFailure, expectRefused, FORBIDDEN, REQUIRED } from './client.js';

const NO_PROFILE = '暂未找到该用户的用户信息。';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = await Admissions.open(app);
});
afterAll(() => app.close());

describe('the basic profile', () => {
  it('is empty at first (contract: summer-student.user.info)', async () => {
    const student = await school.student();
    expect(expectData(await student.get('/auth/user/info/1/'), 'user.info')).toEqual({
      id: student.userId,
      name: '',
      email: '',
      wechat: '',
      wschool: [],
      wcampus: [],
      cschool: '',
      cshool: '',
      headimgurl: null,
    });
  });

  it('is written by PUT; campuses go in as ids and come out as names, in the order of the ids (contract: summer-student.user.update-info)', async () => {
    const student = await school.student();
    const updated = expectData(
      await student.put('/auth/user/info/1/', profileBody({ headimgurl: 'http://example.com/me.png' })),
      'user.update-info',
    );

    expect(updated).toEqual({
      id: student.userId,
      name: '李明',
      email: 'liming@example.com',
      wechat: 'liming',
      wschool: ['美国', '加拿大'],
      wcampus: ['加州大学伯克利分校', '南加州大学'],
      cschool: '复旦大学',
      cshool: '复旦大学',
      headimgurl: null,
    });
    expect(expectData(await student.get(`/auth/user/info/${student.userId}/`), 'user.info')).toEqual(updated);
  });

  it('changes by PATCH in the fields sent only (contract: summer-student.user.update-info)', async () => {
    const student = await school.student();
    await student.put('/auth/user/info/1/', profileBody());

    const patched = expectData(await student.patch('/auth/user/info/1/', { wschool: [], cshool: '浙江大学' }), 'user.update-info');
    expect(patched).toMatchObject({
      name: '李明',
      wschool: [],
      wcampus: ['加州大学伯克利分校', '南加州大学'],
      cschool: '浙江大学',
      cshool: '浙江大学',
    });
  });

  it('reads cshool where cschool is absent', async () => {
    const student = await school.student();
    expect((await student.put('/auth/user/info/1/', { ...profileBody(), cschool: undefined, cshool: '南京大学' })).body.data.cschool).toBe(
      '南京大学',
    );
    expect((await student.put('/auth/user/info/1/', profileBody({ cshool: '南京大学' }))).body.data.cschool).toBe('复旦大学');
  });

  it('drops campuses that there are not', async () => {
    const student = await school.student();
    expect((await student.put('/auth/user/info/1/', profileBody({ wcampus: [999_999, 3, '1', 3] }))).body.data.wcampus).toEqual([
      '加州大学伯克利分校',
      '上海国际暑校',
    ]);
  });

  it('comes from a form too, with lists as repeated fields', async () => {
    const student = await school.student();
    const fields = {
      name: '王芳',
      email: 'wang@example.com',
      wechat: 'wang',
      wschool: ['美国', '英国'],
      wcampus: ['1', '2'],
      cschool: '复旦大学',
    };
    expect(expectData(await student.form('PUT', '/auth/user/info/1/', fields), 'user.update-info')).toMatchObject({
      wschool: ['美国', '英国'],
      wcampus: ['加州大学伯克利分校', '南加州大学'],
    });
  });

  it.each([
    ['University of California, Berkeley', ['University of California, Berkeley']],
    ['["美国", " 英国 "]', ['美国', ' 英国 ']],
    ['', []],
  ])('reads the single form field wschool=%s as %j', async (wschool, names) => {
    const student = await school.student();
    expect((await student.form('PATCH', '/auth/user/info/1/', { wschool })).body.data.wschool).toEqual(names);
  });

  it('refuses a blank name among the schools', async () => {
    expectRefused(await (await school.student()).patch('/auth/user/info/1/', { wschool: ['美国', ' '] }), '该字段不能为空。', 'wschool');
  });

  it('shows the picture that WeChat told', async () => {
    const student = await school.student();
    await app.database.prisma.wechatIdentity.updateMany({
      where: { account: { student: { id: student.userId } } },
      data: { avatarUrl: 'https://wx.example/a.png' },
    });
    expect((await student.get('/auth/user/info/1/')).body.data.headimgurl).toBe('https://wx.example/a.png');
  });

  it("is always the caller's own, whatever number the path has (contract: summer-student.user.info, summer-student.user.update-info)", async () => {
    const [student, other] = [await school.student(), await school.student()];
    await other.put('/auth/user/info/1/', profileBody({ name: '别人' }));

    expect((await student.get(`/auth/user/info/${other.userId}/`)).body.data).toMatchObject({ id: student.userId, name: '' });
    await student.patch(`/auth/user/info/${other.userId}/`, { name: '自己' });
    expect((await other.get('/auth/user/info/1/')).body.data.name).toBe('别人');
  });

  it.each([
    ['name', REQUIRED, { name: undefined, email: 'x' }],
    ['name', '该字段不能为空。', { name: ' ' }],
    ['name', '请确保这个字段不能超过 30 个字符。', { name: '长'.repeat(31) }],
    ['email', '请输入合法的邮件地址。', { email: 'liming' }],
    ['email', '请确保这个字段不能超过 30 个字符。', { email: `${'x'.repeat(30)}@example.com` }],
    ['wechat', '该字段不能为 null。', { wechat: null }],
    ['wschool', '期望为一个包含物件的列表，得到的类型是“str”。', { wschool: '美国' }],
    ['wschool', '不是有效的字符串。', { wschool: [{}] }],
    ['wcampus', '请填写合法的整数值。', { wcampus: ['伯克利'] }],
    ['wcampus', REQUIRED, { wcampus: undefined, cschool: '' }],
    ['cschool', REQUIRED, { cschool: undefined }],
  ])('refuses a wrong %s: %s', async (field, msg, wrong) => {
    const student = await school.student();
    expectRefused(await student.put('/auth/user/info/1/', profileBody(wrong)), msg, field);
    if (msg !== REQUIRED) expectRefused(await student.patch('/auth/user/info/1/', profileBody(wrong)), msg, field);
  });

  it('has numbers for schools where numbers were sent, as numbers or as texts (contract: summer-student.user.update-info)', async () => {
    const student = await school.student();
    const updated = await student.put('/auth/user/info/1/', profileBody({ wschool: [1, '7', '美国', '007'] }));
    expect(expectData(updated, 'user.update-info').wschool).toEqual([1, 7, '美国', '007']);
    expect((await student.get('/auth/user/info/1/')).body.data.wschool).toEqual([1, 7, '美国', '007']);
  });

  it.each(['undefined', 'null', 'me', '%E6%88%91', '99999999999999999999'])(
    "is the caller's own on a page that lost its id and has %s (contract: summer-student.user.info, summer-student.user.personal-file)",
    async (lost) => {
      const student = await school.student();
      expectData(await student.put(`/auth/user/info/${lost}/`, profileBody({ name: lost.slice(0, 10) })), 'user.update-info');
      expect(expectData(await student.get(`/auth/user/info/${lost}/`), 'user.info').name).toBe(lost.slice(0, 10));
      expect(expectData(await student.get(`/auth/user/info/${lost}/personal_file/`), 'user.personal-file').id).toBe(student.userId);
      expect(expectData(await student.get(`/auth/user/${lost}/coupon_list/`), 'user.coupon-list')).toEqual([]);
      expectData(await student.get(`/auth/user/${lost}/sales_man/`), 'user.sales-man');
      await student.post('/auth/user/score_detail/', { department: '教务处', phone: '1', country: '中国', post_code: '1', address: '路' });
      expectData(await student.get(`/auth/user/score_detail/${lost}/`), 'user.score-detail');
    },
  );

  it('does not exist for staff', async () => {
    expectRefused(await school.admin.get('/auth/user/info/1/'), NO_PROFILE, '');
    expectRefused(await school.admin.put('/auth/user/info/1/', profileBody()), NO_PROFILE, '');
    expectRefused(await school.market.patch('/auth/user/info/1/', { email: 'x' }), NO_PROFILE, '');
  });
});

describe('whether the profile is complete', () => {
  const flag = async (student: Client): Promise<boolean> => {
    const data = expectData(await student.get('/auth/user/check_user_info/'), 'user.check-info');
    expect(data).toEqual({
      user_id: student.userId,
      need_complete_student_info: data.need_complete_stu_info,
      need_complete_stu_info: expect.any(Boolean),
    });
    expect(expectData(await student.get('/auth/user/check_account/?code=x'), 'auth.check-account').need_complete_student_info).toBe(
      data.need_complete_stu_info,
    );
    return data.need_complete_stu_info;
  };

  it('depends on name, email, wechat, wschool and wcampus (contract: summer-student.user.check-info)', async () => {
    const student = await school.student();
    const whole = profileBody({ cschool: undefined });
    expect(await flag(student)).toBe(true);
    for (const [name, value] of Object.entries(whole).filter(([, value]) => value !== undefined)) {
      expect(await flag(student)).toBe(true);
      await student.patch('/auth/user/info/1/', { [name]: value });
    }
    expect(await flag(student)).toBe(false);
    await student.patch('/auth/user/info/1/', { wcampus: [999_999] });
    expect(await flag(student)).toBe(true);
  });

  it('is not asked of staff', async () => {
    expectRefused(await school.admin.get('/auth/user/check_user_info/'), '不存在基础的用户信息', '');
  });
});

describe('the personal file', () => {
  const path = '/auth/user/info/1/personal_file/';
  const file = (more: object = {}) => ({
    first_name: 'Ming',
    last_name: 'Li',
    gender: 'MALE',
    major: '经济学',
    graduate_year: '2028',
    gpa: 3.456,
    ...more,
  });

  it('is null where nothing is filled in (contract: summer-student.user.personal-file)', async () => {
    const student = await school.student();
    expect(expectData(await student.get(path), 'user.personal-file')).toEqual({
      id: student.userId,
      name: '',
      email: '',
      wechat: '',
      cschool: '',
      first_name: null,
      last_name: null,
      gender: null,
      id_number: null,
      major: null,
      graduate_year: null,
      gpa: null,
    });
  });

  it('is written by PUT and PATCH; the basic profile stays (contract: summer-student.user.update-personal-file)', async () => {
    const student = await school.student();
    const put = expectData(await student.put(path, file({ id_number: 'G1234', name: '别名', email: 'x' })), 'user.update-personal-file');
    expect(put).toMatchObject({
      name: '',
      email: '',
      first_name: 'Ming',
      gender: { key: 'MALE', verbose: '男' },
      id_number: 'G1234',
      graduate_year: '2028',
      gpa: 3.46,
    });

    const patched = expectData(
      await student.patch(path, { gender: { key: 'FEMALE', verbose: '女' }, major: null }),
      'user.update-personal-file',
    );
    expect(patched).toEqual({ ...put, gender: { key: 'FEMALE', verbose: '女' }, major: null });
    expect(expectData(await student.get(path), 'user.personal-file')).toEqual(patched);
  });

  it('takes numbers as texts, and texts as numbers', async () => {
    const student = await school.student();
    expect(expectData(await student.put(path, file({ graduate_year: 2028, gpa: '3.5' })), 'user.update-personal-file')).toMatchObject({
      graduate_year: '2028',
      gpa: 3.5,
    });
    expect(expectData(await student.form('PUT', path, { gender: 'MALE', gpa: '4' }), 'user.update-personal-file')).toMatchObject({
      gpa: 4,
      graduate_year: '2028',
    });
  });

  it.each([
    ['first_name', '请确保这个字段不能超过 30 个字符。', { first_name: 'x'.repeat(31), gender: 'X' }],
    ['gender', REQUIRED, { gender: undefined, gpa: undefined }],
    ['gender', '“OTHER” 不是合法选项。', { gender: 'OTHER' }],
    ['gender', '该字段不能为 null。', { gender: null }],
    ['id_number', '该字段必须唯一。', { id_number: '310104200511020023' }],
    ['gpa', REQUIRED, { gpa: undefined }],
    ['gpa', '请填写合法的数字。', { gpa: 'high' }],
    ['gpa', '请填写合法的数字。', { gpa: true }],
  ])('refuses a wrong %s: %s', async (field, msg, wrong) => {
    const student = await school.student();
    expectRefused(await student.put(path, file(wrong)), msg, field);
  });

  it('lets several students be without an id number', async () => {
    for (const student of [await school.student(), await school.student()])
      expectData(await student.put(path, file({ id_number: '' })), 'user.update-personal-file');
  });

  it('does not exist for staff', async () => {
    expectRefused(await school.admin.get(path), NO_PROFILE, '');
    expectRefused(await school.admin.put(path, {}), NO_PROFILE, '');
  });
});

describe('the address for the transcript', () => {
  const address = (more: object = {}) => ({
    department: '教务处',
    phone: '13800000000',
    country: '中国',
    post_code: '200433',
    address: '邯郸路220号',
    ...more,
  });

  it('is missing until it is stored, and a second one replaces it under its id (contract: summer-student.user.create-score-detail, summer-student.user.score-detail)', async () => {
    const student = await school.student();
    expectRefused(await student.get('/auth/user/score_detail/1/'), '暂未找到该用户的成绩单详情，请先创建。', '');

    const first = expectData(await student.post('/auth/user/score_detail/', address({ user: 1 })), 'user.create-score-detail');
    expect(first).toEqual({ id: first.id, user: student.userId, ...address() });
    const second = expectData(
      await student.post('/auth/user/score_detail/', address({ department: '李老师' })),
      'user.create-score-detail',
    );
    expect(second).toEqual({ ...first, department: '李老师' });
    expect(expectData(await student.get('/auth/user/score_detail/99/'), 'user.score-detail')).toEqual(second);
  });

  it('that the later revision wrote is answered in one line, and replaced as a whole', async () => {
    const student = await school.student('demo-student1');
    expect(expectData(await student.get('/auth/user/score_detail/1/'), 'user.score-detail').address).toBe(
      '上海市 上海市 杨浦区邯郸路220号',
    );
    expect(expectData(await student.post('/auth/user/score_detail/', address()), 'user.create-score-detail').address).toBe('邯郸路220号');
  });

  it.each([
    ['department', REQUIRED, { department: undefined }],
    ['phone', '该字段不能为空。', { phone: '', country: '' }],
    ['country', '请确保这个字段不能超过 30 个字符。', { country: 'x'.repeat(31) }],
    ['post_code', '该字段不能为 null。', { post_code: null }],
    ['address', '请确保这个字段不能超过 60 个字符。', { address: 'x'.repeat(61) }],
  ])('refuses a wrong %s: %s', async (field, msg, wrong) => {
    expectRefused(await (await school.student()).post('/auth/user/score_detail/', address(wrong)), msg, field);
  });

  it('is none of staff', async () => {
    expectRefused(await school.admin.get('/auth/user/score_detail/1/'), '暂未找到该用户的成绩单详情，请先创建。', '');
    expectFailure(await school.admin.post('/auth/user/score_detail/', address()), ...FORBIDDEN);
  });
});

describe('the sales man', () => {
  it('is one of the sales department until one is assigned; reading assigns nobody (contract: summer-student.user.sales-man)', async () => {
    const student = await school.student();
    const sales = expectData(await student.get('/auth/user/1/sales_man/'), 'user.sales-man');

    expect(sales.qr_code).toMatch(/^http:\/\/127\.0\.0\.1:4000\/media\/.+\.png$/);
    expect(await app.database.prisma.student.findUniqueOrThrow({ where: { id: student.userId } })).toMatchObject({ ccStaffId: null });
    expect(sales.id).toBe(school.market.userId);
  });

  it('is recorded once, with contact status NEW (contract: summer-student.user.assign-sales-man)', async () => {
    const student = await school.student();
    expect(
      expectData(await student.post('/auth/user/1/sales_man/', { sales_man: String(school.market.userId) }), 'user.assign-sales-man'),
    ).toEqual({});

    expect(await app.database.prisma.student.findUniqueOrThrow({ where: { id: student.userId } })).toMatchObject({
      ccStaffId: school.market.userId,
      contactStatus: 'NEW',
    });
    expect(expectData(await student.get('/auth/user/1/sales_man/'), 'user.sales-man').id).toBe(school.market.userId);
    expectRefused(await student.post('/auth/user/1/sales_man/', { sales_man: 999_999 }), '已有关联的销售顾问');
  });

  it.each([
    ['sales_man', REQUIRED, {}],
    ['sales_man', '请填写合法的整数值。', { sales_man: 'anybody' }],
    ['non_field_errors', '销售人员不存在', { sales_man: 999_999 }],
  ])('refuses a wrong %s: %s', async (field, msg, body) => {
    expectRefused(await (await school.student()).post('/auth/user/1/sales_man/', body), msg, field);
  });

  it('is null where there is none', async () => {
    await app.database.prisma.account.updateMany({ where: { username: 'demosales' }, data: { active: false } });
    expect(expectData(await (await school.student()).get('/auth/user/1/sales_man/'), 'user.sales-man')).toBeNull();
    await app.database.prisma.account.updateMany({ where: { username: 'demosales' }, data: { active: true } });
  });
});
