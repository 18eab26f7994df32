import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';

export interface Catalogue extends TestApp {
  /** Runs an operation as the demo sales man: writing the catalogue needs no menu entry. */
  asStaff(query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  asStudent(query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  readonly studentId: number;
}

/** The gateway with a member of staff and a student of its own. */
export async function openCatalogue(): Promise<Catalogue> {
  const app = await createTestApp();
  const staff = await app.login('STAFF', 'demosales');
  const account = await app.database.prisma.account.create({
    data: { realm: 'STUDENT', student: { create: {} } },
    include: { student: true },
  });
  const { token, viewer } = await app.core.sessions.open({ accountId: account.id, audience: 'graphql' });
  return {
    ...app,
    studentId: viewer.profileId,
    asStaff: (query, variables = {}) => app.graphql(query, variables, staff),
    asStudent: (query, variables = {}) => app.graphql(query, variables, token),
  };
}

/** What the first error of an answer says; `undefined` when there is none. */
export function refusal({ errors }: GraphQLAnswer): Record<string, unknown> | undefined {
  return errors?.[0]?.extensions;
}
