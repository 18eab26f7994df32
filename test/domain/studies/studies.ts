import { expect } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';

/** A picture of one red pixel. */
export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

export interface MadeStudent {
  readonly id: number;
  readonly token: string;
}

/** The back office of the studies: a gateway with demo staff, demo catalogue and students of its own. */
export interface Studies extends TestApp {
  /** Runs an operation as the demo sales man: studies need no menu entry. */
  asStaff(query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  readonly staffId: number;
  /** A new student, at this status. */
  newStudent(status?: string): Promise<MadeStudent>;
  statusOf(student: MadeStudent): Promise<string>;
  /** One enrolment straight in the database; in the demo's first offering unless said otherwise. */
  enrolment(student: MadeStudent, data?: Record<string, unknown>): Promise<number>;
}

export async function openStudies(): Promise<Studies> {
  const app = await createTestApp();
  const staffToken = await app.login('STAFF', 'demosales');
  const staff = await app.database.prisma.staff.findFirstOrThrow({ where: { account: { username: 'demosales' } } });
  return {
    ...app,
    staffId: staff.id,
    asStaff: (query, variables = {}) => app.graphql(query, variables, staffToken),
    newStudent: async (status = 'NEW') => {
      const account = await app.database.prisma.account.create({
        data: { realm: 'STUDENT', student: { create: { status: status as 'NEW' } } },
      });
      const { token, viewer } = await app.core.sessions.open({ accountId: account.id, audience: 'graphql' });
      return { id: viewer.profileId, token };
    },
    statusOf: async ({ id }) => (await app.graphql(`{ student(id: ${id}) { status } }`, {}, staffToken)).data.student.status,
    enrolment: async ({ id }, data = {}) => {
      const row = { studentId: id, offeringId: 1, courseCode: 'ECON1A', courseName: '微观经济学', ...data };
      return (await app.database.prisma.enrolment.create({ data: row })).id;
    },
  };
}

/** What the first error of an answer says; `undefined` when there is none. */
export function refusal({ errors }: GraphQLAnswer): Record<string, unknown> | undefined {
  return errors?.[0]?.extensions;
}

/** The data of an answer without errors. */
export function succeeded({ data, errors }: GraphQLAnswer): any {
  expect(errors).toBeUndefined();
  return data;
}

/** Every status a student can have, in order of progress. */
export const STATUSES = [
  'NEW',
  'PERSONAL_FILE',
  'SUPPLY_ORDER',
  'SIGNED_AGREEMENT',
  'TO_PAYMENT_CONFIRM',
  'PAYMENT_CONFIRMED',
  'COMPLETE_FILE',
  'UPLOAD_FILE',
  'TO_CHOOSE_COURSE',
  'UPLOAD_CONFIRM',
  'CONFIRM_POSTIL',
  'PICKUP_COURSE',
  'IN_CLASS',
  'AFTER_SCORE',
  'POSTING',
  'SWITCHED_COURSE',
] as const;
