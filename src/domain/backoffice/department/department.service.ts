import { requireMenu } from '../../../access/authorize.js';
import { MANAGES } from '../../../access/menu-rights.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateDepartmentInput, UpdateDepartmentInput } from './department.type.js';
import { findLeader } from './leader.js';

/** Departments; staff whose role is granted 部门管理 write them. Methods answer the id of the row they wrote. */
export class DepartmentService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, { name, description }: CreateDepartmentInput): Promise<number> {
    requireMenu(viewer, MANAGES.departments);
    const { id } = await this.database.write((tx) => tx.department.create({ data: { name, description: description ?? '' } }));
    return id;
  }

  async update(viewer: Viewer | null, id: number, input: UpdateDepartmentInput): Promise<number> {
    requireMenu(viewer, MANAGES.departments);
    return this.database.transaction(async (transaction) => {
      const known = await transaction.department.findUnique({ where: { id }, select: { leaderStaffId: true, unknownLeaderId: true } });
      if (known === null) throw new DomainError('NOT_FOUND');
      const { leaderId, ...data } = withoutNulls(input);
      const isNew = leaderId !== undefined && leaderId !== leaderIdOf(known);
      const newLeader = isNew ? await leaderOf(transaction, leaderId, data.leaderName) : {};
      const given = leaderId === undefined ? {} : TOUCHED;
      await transaction.department.update({ where: { id }, data: { ...data, ...newLeader, ...given } });
      return id;
    });
  }
}

/** As clients read it: empty where there is no leader. */
function leaderIdOf({ leaderStaffId, unknownLeaderId }: { leaderStaffId: number | null; unknownLeaderId: string | null }): string {
  return unknownLeaderId ?? String(leaderStaffId ?? '');
}

/** An id that is nobody's is kept as it was given; the last leader's name goes with the last leader. */
async function leaderOf(
  transaction: Transaction,
  leaderId: string,
  leaderName: string | undefined,
): Promise<{ leaderStaffId: number | null; unknownLeaderId: string | null; leaderName: string }> {
  const leader = await findLeader(transaction, leaderId);
  const unknownLeaderId = leader === null && leaderId !== '' ? leaderId : null;
  return { leaderStaffId: leader?.id ?? null, unknownLeaderId, leaderName: leaderName ?? leader?.name ?? '' };
}
