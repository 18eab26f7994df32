import {
  RoleAllDocument,
  RoleCreateDocument,
  RoleGetDocument,
  RoleListDocument,
  type RoleRowFragment,
  RoleUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existingIn } from '../../summer/existence.js';
import { exactly, narrowed } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

export const roleRoutes: readonly Route[] = [
  route('summer-crm.role.list', {
    operations: [RoleListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { enabled: { eq: true }, name: exactly(input.maybe.text('name')) });
      return pageOf(request, async (slice) => (await run(RoleListDocument, { ...slice, filter })).roles, roleOf);
    },
  }),

  route('summer-crm.role.all', {
    operation: RoleAllDocument,
    data: ({ roles: { nodes } }) => nodes.map(({ id, name }) => ({ id, name })),
  }),

  route('summer-crm.role.get', {
    operation: RoleGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ role }) => (role === null ? refuse('NOT_FOUND') : roleOf(role)),
  }),

  route('summer-crm.role.create', {
    operation: RoleCreateDocument,
    variables: (input) => ({ input: { name: input.text('name'), description: input.maybe.text('description') } }),
    data: ({ createRole }) => roleOf(createRole),
  }),

  route('summer-crm.role.update', {
    operation: RoleUpdateDocument,
    before: existingIn('id', RECORDS.role),
    variables: (input) => ({
      id: input.int('id'),
      input: { name: input.maybe.text('name'), description: input.maybe.text('description'), enabled: input.maybe.bool('enabled') },
    }),
    data: ({ updateRole }) => roleOf(updateRole),
  }),
];

/** contract: shapes.Role */
function roleOf({ id, name, description, createdAt, updatedAt, enabled }: RoleRowFragment) {
  return { id, name, description, create_at: shanghaiIso(createdAt), update_at: shanghaiIso(updatedAt), enabled };
}
