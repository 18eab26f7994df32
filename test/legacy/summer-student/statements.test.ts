import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions } from './admissions.js';
import type { Client } from './client.js';

let app: TestApp;
let student: Client;
let order: number;

beforeAll(async () => {
  app = await createTestApp();
  student = await (await Admissions.open(app)).student('demo-student1');
  ({ id: order } = await app.database.prisma.order.findFirstOrThrow({ where: { studentId: student.userId } }));
});
afterAll(() => app.close());

/** Root fields of the call's operation; each is one statement, however deep the answer. */
const CALLS: readonly (readonly [path: () => string, fields: number])[] = [
  [() => '/course/', 1],
  [() => '/course/1/', 1],
  [() => '/course/campus/', 1],
  [() => '/course/campus/1/', 1],
  [() => '/course/campus/1/all_projects/', 1],
  [() => '/course/project/', 1],
  [() => '/course/project/1/', 1],
  [() => '/course/project/1/my_course/', 1],
  [() => '/course/project/my_project/', 1],
  [() => '/course/project/my_scores/', 1],
  [() => '/course/project/project_result/', 1],
  [() => '/course/my_courses/', 1],
  [() => '/course/my_scores/', 1],
  [() => '/course/current_courses_info/?project=1', 2],
  [() => `/order/${order}/`, 1],
  [() => '/order/check_order/', 1],
];

it.each(CALLS)('%s takes one statement a root field', async (path, fields) => {
  await student.get(path());
  const statements = await app.database.statementsOf(() => student.get(path()));
  // With the store in memory the session itself is cached; otherwise reading it is one more.
  const reads = statements.filter((sql) => !/\bsession\b/.test(sql));
  expect(reads).toHaveLength(fields);
});
