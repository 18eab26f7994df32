import {
  DepartmentAllDocument,
  DepartmentCreateDocument,
  DepartmentGetDocument,
  DepartmentListDocument,
  type DepartmentRowFragment,
  DepartmentUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { existingIn } from '../../summer/existence.js';
import { exactly, narrowed } from '../fields.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

export const departmentRoutes: readonly Route[] = [
  route('summer-crm.department.list', {
    operations: [DepartmentListDocument],
    handle: ({ input, request, run }) => {
      const filter = narrowed(input, { name: exactly(input.maybe.text('name')) });
      return pageOf(request, async (slice) => (await run(DepartmentListDocument, { ...slice, filter })).departments, departmentOf);
    },
  }),

  route('summer-crm.department.all', {
    operation: DepartmentAllDocument,
    data: ({ departments: { nodes } }) => nodes.map(({ id, name }) => ({ id, name })),
  }),

  route('summer-crm.department.create', {
    operation: DepartmentCreateDocument,
    variables: (input) => ({ input: { name: input.text('name'), description: input.maybe.text('description') } }),
    data: ({ createDepartment }) => departmentOf(createDepartment),
  }),

  route('summer-crm.department.get', {
    operation: DepartmentGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ department }) => (department === null ? refuse('NOT_FOUND') : departmentOf(department)),
  }),

  route('summer-crm.department.update', {
    operation: DepartmentUpdateDocument,
    before: existingIn('id', RECORDS.department),
    variables: (input) => ({
      id: input.int('id'),
      input: {
        name: input.maybe.text('name'),
        description: input.maybe.text('description'),
        leaderId: input.maybe.text('leader_id'),
        leaderName: input.maybe.text('leader_name'),
        enabled: input.maybe.bool('enabled'),
      },
    }),
    data: ({ updateDepartment }) => departmentOf(updateDepartment),
  }),
];

/** contract: shapes.Department */
function departmentOf({ id, name, description, leaderId, leaderName, createdAt, updatedAt, enabled }: DepartmentRowFragment) {
  return {
    id,
    name,
    description,
    leader_id: leaderId,
    leader_name: leaderName,
    create_at: shanghaiIso(createdAt),
    update_at: shanghaiIso(updatedAt),
    enabled,
  };
}
