import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import { requireAmount } from '../../values/money.js';
import type { CreateProjectInput, ProjectFeeInput, UpdateProjectInput } from './project.input.js';

/**
 * Projects and their fee tables; staff write them. Cart lines and orders keep amounts of their own, so a change of fees
 * concerns later ones only. Methods answer the id of the row they wrote.
 */
export class ProjectService {
  constructor(private readonly database: Database) {}

  async create(viewer: Viewer | null, { fees, ...input }: CreateProjectInput): Promise<number> {
    requireStaff(viewer);
    const table = feeTable(fees ?? []);
    const applyFee = amountOrNone(input.applyFee);
    return this.database.transaction(async (transaction) => {
      await requireCampus(transaction, input.campusId);
      const { id } = await transaction.project.create({ data: { ...input, applyFee, active: input.active ?? true } });
      await writeFees(transaction, id, table);
      return id;
    });
  }

  async update(
    viewer: Viewer | null,
    id: number,
    { fees, changedFees, address, info, applyFee, maxNum, ...input }: UpdateProjectInput,
  ): Promise<number> {
    requireStaff(viewer);
    const table = fees === undefined || fees === null ? undefined : feeTable(fees);
    const changes = feeTable(changedFees ?? []);
    const data = { ...withoutNulls(input), address, info, maxNum, applyFee: amountOrNone(applyFee), ...TOUCHED };
    return this.database.transaction(async (transaction) => {
      if (data.campusId !== undefined) await requireCampus(transaction, data.campusId);
      // Holds the project's row, so that nobody else replaces fees between the next two statements.
      const { count } = await transaction.project.updateMany({ where: { id }, data });
      if (count === 0) throw new DomainError('NOT_FOUND');
      const replaced = table ?? (changes.length === 0 ? undefined : await feesOf(transaction, id));
      if (replaced !== undefined) await writeFees(transaction, id, changed(replaced, changes));
      return id;
    });
  }

  /** Takes a project off sale; what refers to it keeps it. Throws NOT_FOUND where it is off already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const { count } = await this.database.write((tx) => tx.project.updateMany({ where: { id, active: true }, data: { active: false } }));
    if (count === 0) throw new DomainError('NOT_FOUND');
  }
}

/** The fees by number of courses: readers get them in the order in which they are written. */
function feeTable(fees: readonly ProjectFeeInput[]): ProjectFeeInput[] {
  const known = new Set<number>();
  for (const { courseNumber, fee } of fees) {
    if (known.has(courseNumber)) throw new DomainError('FEE_REPEATED', { field: 'fees', params: { courseNumber } });
    known.add(courseNumber);
    requireAmount(fee, 'fees');
  }
  return [...fees].sort((one, other) => one.courseNumber - other.courseNumber);
}

/** The table with some of its entries new or changed. */
function changed(table: readonly ProjectFeeInput[], changes: readonly ProjectFeeInput[]): ProjectFeeInput[] {
  return feeTable([...table.filter(({ courseNumber }) => !changes.some((change) => change.courseNumber === courseNumber)), ...changes]);
}

async function feesOf(transaction: Transaction, projectId: number): Promise<ProjectFeeInput[]> {
  const fees = await transaction.projectFee.findMany({ where: { projectId }, select: { courseNumber: true, fee: true } });
  return fees.map(({ courseNumber, fee }) => ({ courseNumber, fee: fee.toFixed(2) }));
}

async function writeFees(transaction: Transaction, projectId: number, fees: readonly ProjectFeeInput[]): Promise<void> {
  await transaction.projectFee.deleteMany({ where: { projectId } });
  await transaction.projectFee.createMany({ data: fees.map(({ courseNumber, fee }) => ({ projectId, courseNumber, fee })) });
}

function amountOrNone(amount: string | null | undefined): string | null | undefined {
  return amount === null || amount === undefined ? amount : requireAmount(amount, 'applyFee');
}

async function requireCampus(transaction: Transaction, id: number): Promise<void> {
  const campus = await transaction.campus.findUnique({ where: { id }, select: { id: true } });
  if (campus === null) throw new DomainError('RELATED_MISSING', { field: 'campusId', params: { id } });
}
