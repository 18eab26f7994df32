import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isText } from '../../src/platform/text/unicode.js';
import { createTestApp, type TestApp } from '../support/app.js';

/** Texts of all kinds through the old APIs: what is stored is what was sent, or the field is refused in the surface's own words. */
let app: TestApp;
let crm: string;
let ticket: string;
let teacher: string;
let member: string;

beforeAll(async () => {
  app = await createTestApp();
  crm = (await call('POST', '/legacy/summer-crm/api/v1/user_info/login/', { username: 'demoadmin', password: 'demo123456' })).body.data
    .token;
  ticket = (await call('GET', '/legacy/summer-student/auth/user/check_account/?code=demo-student1')).body.data.ticket;
  teacher = (await call('POST', '/legacy/school/v1/login', { identity: 1, username: 'teacher1@example.com', password: 'demo123456' })).body
    .data.access_token;
  member = (await call('POST', '/legacy/miniapp/login_account_password', { Username: 'member1', Password: 'demo123456' })).body.Token;
});
afterAll(() => app.close());

type Method = 'GET' | 'POST' | 'PATCH';

async function call(method: Method, url: string, body?: object | string | Buffer, headers: Record<string, string> = {}) {
  // JSON.stringify escapes halves of characters.
  const payload = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const answer = await app.server.inject({
    method,
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const professor = (text: unknown, headers: Record<string, string> = {}) =>
  call('PATCH', '/legacy/summer-crm/api/v1/project_course/1/', { professor: text }, { 'x-auth-token': crm, ...headers });
const wschool = (text: string) => call('PATCH', `/legacy/summer-student/auth/user/info/1/?ticket=${ticket}`, { wschool: [text] });
const school = (name: string) => call('POST', '/legacy/school/v1/teacher/schools', { name }, { authorization: `Bearer ${teacher}` });
const avatar = (Avatar: string) => call('POST', '/legacy/miniapp/updateuserinfo', { Token: member, Avatar });
const loginShop = (username: string) => call('POST', '/legacy/course-agent/v1/login', { username, password: 'x' });

const HALF = 'a\ud800';

describe('half a character is refused', () => {
  it('by summer-crm', async () =>
    expect(await professor(HALF)).toMatchObject({ status: 200, body: { code: 400, msg: 'Not a valid string.', field_name: 'professor' } }));
  it('by summer-student', async () =>
    expect(await wschool(HALF)).toMatchObject({ status: 200, body: { code: 400, field_name: 'wschool' } }));
  it('by school', async () => expect(await school(HALF)).toMatchObject({ body: { code: 422, msg: expect.stringContaining('name') } }));
  it('by miniapp', async () => expect(await avatar(HALF)).toMatchObject({ status: 400, body: { code: 1, message: '参数错误' } }));
  it('by course-agent', async () =>
    expect(await loginShop(HALF)).toMatchObject({ body: { status: false, msg: (await loginShop('')).body.msg } }));
});

describe('a body in another encoding is refused', () => {
  const gbk = Buffer.concat([Buffer.from('{"professor":"'), Buffer.from([0xb3, 0xc2]), Buffer.from('"}')]);

  it('by summer-crm as broken', async () => {
    const answer = await call('PATCH', '/legacy/summer-crm/api/v1/project_course/1/', gbk, {
      'x-auth-token': crm,
      'content-type': 'application/json; charset=gbk',
    });
    expect(answer.body).toMatchObject({ code: 400, field_name: '' });
    const form = await call('PATCH', '/legacy/summer-crm/api/v1/project_course/1/', 'professor=%B3%C2', {
      'x-auth-token': crm,
      'content-type': 'application/x-www-form-urlencoded; charset=GBK',
    });
    expect(form.body).toEqual(answer.body);
  });

  it('by summer-student as of an unsupported type', async () => {
    const answer = await call('PATCH', `/legacy/summer-student/auth/user/info/1/?ticket=${ticket}`, gbk, {
      'content-type': 'application/json; charset=gbk',
    });
    expect(answer.body).toMatchObject({ code: 415, msg: expect.stringContaining('charset=gbk') });
  });
});

it('what is stored is what was sent', async () => {
  const unit = fc
    .oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0xd83d, 0xde00, 0xdc00, 0xfffd, 0x4e2d))
    .map((code) => String.fromCharCode(code));
  const { prisma } = app.database;
  const storedTexts = async (): Promise<unknown[]> => {
    const offering = await prisma.offering.findUniqueOrThrow({ where: { id: 1 } });
    const student = await prisma.student.findUniqueOrThrow({ where: { id: 1 } });
    const { avatar: kept } = await prisma.member.findUniqueOrThrow({ where: { id: 1 } });
    return [offering.professor, student.wantedSchools[0], kept];
  };
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 8 }), async (drawn) => {
      const text = `x${drawn}x`;
      const before = await storedTexts();
      const answers = [await professor(text), await wschool(text), await avatar(text)];
      const stored = await storedTexts();
      const codes = answers.map(({ status, body }) => [status, body.code]);
      if (isText(text)) {
        expect(codes).toEqual([
          [200, 0],
          [200, 0],
          [200, 0],
        ]);
        expect(stored).toEqual([text, text, text]);
      } else {
        expect(codes).toEqual([
          [200, 400],
          [200, 400],
          [400, 1],
        ]);
        expect(stored).toEqual(before);
      }
    }),
    { numRuns: 40 },
  );
});
