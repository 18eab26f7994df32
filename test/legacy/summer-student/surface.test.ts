import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Client, expectData, expectFailure, expectRefused, NOT_FOUND, REQUIRED, UNAUTHENTICATED } from './client.js';

let app: TestApp;
let admin: Client;
let student: Client;

beforeAll(async () => {
  app = await createTestApp({ env: { LEGACY_HOSTS: 'summer-student=student.example.com' } });
  admin = await new Client(app).staff('demoadmin');
  student = await new Client(app).student();
});
afterAll(() => app.close());

describe('addresses', () => {
  it.each(['/course/campus/', '/course/campus', '/legacy/summer-student/course/campus/', '/legacy/summer-student/course/campus'])(
    '%s is served',
    async (url) => {
      expectData(await student.get(url), 'campus.list');
    },
  );

  it("are served on the surface's own host name, with links to it", async () => {
    const answer = await student.send('GET', '/course/?page=1', undefined, undefined, { host: 'student.example.com' });
    expectData(answer, 'course.list');
    for (let count = 0; count < 11; count += 1) await admin.post('/course/campus_type/', { title: `类型${count}` });
    const types = await student.send('GET', '/course/campus_type/', undefined, undefined, { host: 'student.example.com' });
    expect(types.body.data.next).toBe('http://student.example.com/course/campus_type/?page=2');
  });

  it("below /order are this surface's unless they carry the token of the other one", async () => {
    expectFailure(await student.get('/order/check_order/'), 100, '没有未完成的订单，可以创建', '');
    expectRefused(await student.post('/order/', {}), REQUIRED, 'project');
  });

  it('that are unknown answer 404 in the envelope, with or without a ticket', async () => {
    for (const client of [student, new Client(app)]) {
      for (const url of [
        '/course/nothing/here/',
        '/auth/user/',
        '/order/check_orders/',
        '/common/',
        '/coupon/x/',
        '/legacy/summer-student/',
      ])
        expectFailure(await client.get(url), ...NOT_FOUND);
    }
  });

  it('with an unknown method answer 405', async () => {
    expectFailure(await student.send('DELETE', '/course/campus/1/'), 405, '方法 “DELETE” 不被允许。', '');
    expectFailure(await student.get('/auth/user/login/'), 405, '方法 “GET” 不被允许。', '');
    expectFailure(await student.post('/auth/user/logout/', {}), 405, '方法 “POST” 不被允许。', '');
  });

  it('are described by an OpenAPI document', async () => {
    const { paths } = (await app.server.inject('/legacy/summer-student/openapi.json')).json();
    expect(Object.keys(paths)).toContain('/course/create_user_courses/');
    expect(paths['/course/project/'].post.operationId).toBe('summer-student.project.create');
  });
});

describe('bodies', () => {
  const title = '/course/campus_type/';

  it('that cannot be parsed are refused', async () => {
    expectRefused(await admin.send('POST', title, '{"title": ', 'application/json'), '请求体格式错误，无法解析。');
    expectRefused(await admin.send('POST', title, '--x', 'multipart/form-data'), '请求体格式错误，无法解析。');
  });

  it('that are no object are refused', async () => {
    expectRefused(await admin.post(title, ['title']), '无效数据。期待为字典类型，得到的是 list 。');
    expectRefused(await admin.post(title, 'title'), '无效数据。期待为字典类型，得到的是 str 。');
  });

  it('of an unknown media type answer 415', async () => {
    expectFailure(await admin.send('POST', title, '<title/>', 'application/xml'), 415, '不支持请求中的媒体类型 “application/xml”。', '');
  });

  it('that are missing lack every field', async () => {
    expectRefused(await admin.send('POST', title), REQUIRED, 'title');
  });

  it('that are too large are refused', async () => {
    expectRefused(await admin.post(title, { title: 'x'.repeat(16 * 1024 * 1024) }), '请求体过大。');
  });

  it('may hold unknown fields', async () => {
    expectData(await admin.post(title, { title: '好', id: 7, create_time: 'never' }), 'campus-type.create');
  });

  it('are not looked at before the ticket and the role', async () => {
    expectFailure(await new Client(app).send('POST', title, '{', 'application/json'), ...UNAUTHENTICATED);
    expect((await student.send('POST', title, '{', 'application/json')).body.code).toBe(403);
  });
});

describe('an unexpected failure', () => {
  it('answers HTTP 500 with code 500 and nothing of what went wrong', async () => {
    const broken = await createTestApp();
    const client = await new Client(broken).student();
    await broken.database.prisma.$executeRawUnsafe('ALTER TABLE "campus_type" RENAME COLUMN "title" TO "heading"');

    const answer = await client.get('/course/campus_type/');
    expect(answer).toMatchObject({ status: 500, body: { code: 500, msg: '服务器出现了错误。', data: {}, field_name: '' } });
    await broken.close();
  });
});
