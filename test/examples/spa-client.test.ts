import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient, GatewayError } from '../../examples/spa-client/client.js';
import { CoursesDocument, LoginDocument } from '../../examples/spa-client/generated.js';
import { tour } from '../../examples/spa-client/tour.js';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let url: string;

beforeAll(async () => {
  app = await createTestApp();
  url = `${await app.server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(() => app.close());

it('the tour signs in, pages through a list, reads, is refused, writes and signs out', async () => {
  const lines: string[] = [];
  await tour(createClient(url), (line) => lines.push(line));
  expect(lines).toEqual([
    expect.stringMatching(/^Signed in as .+ of the department .+\.$/),
    'Courses 4 of 6: COMPSCI61A, ECON1A, ENGLISH45B, MATH53.',
    'Courses 6 of 6: PSYCH1, STAT20.',
    'COMPSCI61A 计算机程序的构造与解释, 4 credits:',
    '  John DeNero at 加州大学伯克利分校, 伯克利暑期第一期, from 2027-06-08T16:00:00.000Z',
    'A second course with the code COMPSCI61A is refused: COURSE_CODE_TAKEN (code).',
    expect.stringMatching(/^Made a course: [A-Z0-9]{10} 学术英语写作, 2 credits\.$/),
    'Took it out of the catalogue again.',
    'Signed out.',
  ]);
});

it('the tour finds the same the second time', async () => {
  const lines: string[] = [];
  await tour(createClient(url), (line) => lines.push(line));
  expect(lines).toContain('Courses 6 of 6: PSYCH1, STAT20.');
});

it('a refusal is thrown with its code and reason', async () => {
  const client = createClient(url);
  const refused = client.request(CoursesDocument, { first: 1 });
  await expect(refused).rejects.toThrow(GatewayError);
  await expect(refused).rejects.toMatchObject({ refusal: { code: 'UNAUTHENTICATED', reason: 'UNAUTHENTICATED' } });
  const guess = client.request(LoginDocument, { realm: 'STAFF', username: 'demosales', password: 'wrong' });
  await expect(guess).rejects.toMatchObject({ refusal: { reason: 'BAD_CREDENTIALS' } });
});

it('a token that opens nothing any more is told from other errors', async () => {
  const client = createClient(url);
  client.useToken('no-token');
  await expect(client.request(CoursesDocument, { first: 1 })).rejects.toMatchObject({
    refusal: { code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' },
  });
});

it('an answer of something else is no refusal', async () => {
  const elsewhere = createClient(url.replace('/graphql', '/'));
  const asked = elsewhere.request(CoursesDocument, { first: 1 });
  await expect(asked).rejects.toThrow();
  await expect(asked).rejects.not.toThrow(GatewayError);
});
