import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';

/** Menu entries that rights hang on, by the ids that every system has. */
export const MENU = { roles: 8, staff: 9, departments: 10 } as const;

export interface Backoffice extends TestApp {
  /** Runs an operation as a demo account or one made by `employ`; as nobody when `username` is null. */
  as(username: string | null, query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer>;
  /** A new member of staff whose role is granted exactly these menu entries (and what is above them). */
  employ(username: string, menuIds?: readonly number[]): Promise<{ id: number; roleId: number }>;
}

/** The gateway with a few hands for its back office. */
export async function openBackoffice(): Promise<Backoffice> {
  const app = await createTestApp();
  const as: Backoffice['as'] = async (username, query, variables = {}) =>
    app.graphql(query, variables, username === null ? undefined : await app.login('STAFF', username));
  const done = async (query: string, variables: Record<string, unknown>): Promise<any> => {
    const { data, errors } = await as('demoadmin', query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    ...app,
    as,
    employ: async (username, menuIds = []) => {
      const { createRole: role } = await done('mutation ($name: String!) { createRole(input: { name: $name }) { id } }', {
        name: username,
      });
      await done('mutation ($roleId: Int!, $menuIds: [Int!]!) { setRolePrivileges(roleId: $roleId, menuIds: $menuIds) { id } }', {
        roleId: role.id,
        menuIds,
      });
      const { createStaff: staff } = await done(
        'mutation ($username: String!, $roleId: Int!) { createStaff(input: { username: $username, roleId: $roleId, departmentId: 1, password: "demo123456" }) { id } }',
        { username, roleId: role.id },
      );
      return { id: staff.id, roleId: role.id };
    },
  };
}

/** The reason an operation was refused for; `null` when it was not. */
export function refusal(answer: GraphQLAnswer): string | null {
  return answer.errors?.[0]?.extensions.reason ?? null;
}
