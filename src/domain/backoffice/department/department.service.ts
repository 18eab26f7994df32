import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { type Decision, decision, insert, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateDepartmentInput, UpdateDepartmentInput } from './department.type.js';
import { type Leader, leaderWith, staffIdIn } from './leader.js';

const UPDATING = defineWrite<{ id: number; leaderId: number | null }>()({
  facts: ({ id, leaderId }) => ({
    department: row('Department', { where: { id }, select: { leaderStaffId: true, unknownLeaderId: true } }),
    leader: leaderWith(leaderId),
  }),
});

export function updateDepartment(
  { department, leader }: FactsOf<typeof UPDATING>,
  id: number,
  input: UpdateDepartmentInput,
): Decision<number> {
  if (department === null) throw new DomainError('NOT_FOUND');
  const { leaderId, ...data } = withoutNulls(input);
  const isNew = leaderId !== undefined && leaderId !== leaderIdOf(department);
  const newLeader = isNew ? leaderOf(leader, leaderId, data.leaderName) : {};
  const given = leaderId === undefined ? {} : TOUCHED;
  return decision([update('Department', { id }, { ...data, ...newLeader, ...given })], id);
}

/** As clients read it: empty where there is no leader. */
function leaderIdOf({ leaderStaffId, unknownLeaderId }: { leaderStaffId: number | null; unknownLeaderId: string | null }): string {
  return unknownLeaderId ?? String(leaderStaffId ?? '');
}

/** An id that is nobody's is kept as it was given; the last leader's name goes with the last leader. */
function leaderOf(leader: Leader | null, leaderId: string, leaderName: string | undefined) {
  const unknownLeaderId = leader === null && leaderId !== '' ? leaderId : null;
  return { leaderStaffId: leader?.id ?? null, unknownLeaderId, leaderName: leaderName ?? leader?.name ?? '' };
}

/** Departments; staff whose role is granted 部门管理 write them. Methods answer the id of the row they wrote. */
export class DepartmentService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, { name, description }: CreateDepartmentInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_DEPARTMENTS');
    return this.core.writer.insert(insert('Department', { name, description: description ?? '' }));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateDepartmentInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_DEPARTMENTS');
    const leaderId = staffIdIn(input.leaderId);
    return this.core.writer.run(UPDATING, { id, leaderId }, (facts) => updateDepartment(facts, id, input));
  }
}
