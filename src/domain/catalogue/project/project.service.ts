import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Change, decision, insert, insertAll, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import { requireAmount } from '../../values/money.js';
import type { CreateProjectInput, ProjectFeeInput, UpdateProjectInput } from './project.input.js';

const CREATING = defineWrite<{ campusId: number }>()({
  facts: ({ campusId }) => ({ campus: row('Campus', { where: { id: campusId }, select: { id: true } }) }),
});

/** Held, nobody else replaces the project's fees. */
const UPDATING = defineWrite<{ id: number; campusId: number | null }>()({
  locks: ({ id }) => [lock('Project', { id })],
  facts: ({ id, campusId }) => ({
    campus: row('Campus', { where: { id: campusId }, select: { id: true } }),
    project: row('Project', { where: { id }, select: { fees: { select: { courseNumber: true, fee: true } } } }),
  }),
});

/**
 * Projects and their fee tables; staff write them. Cart lines and orders keep amounts of their own, so a change of fees
 * concerns later ones only. Methods answer the id of the row they wrote.
 */
export class ProjectService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, { fees, ...input }: CreateProjectInput): Promise<number> {
    requireStaff(viewer);
    const table = feeTable(fees ?? []);
    const project = insert('Project', { ...input, applyFee: amountOrNone(input.applyFee), active: input.active ?? true });
    return this.core.writer.run(CREATING, { campusId: input.campusId }, ({ campus }) => {
      requireCampus(campus, input.campusId);
      return decision([project, feesWritten(project.id, table)], project.id);
    });
  }

  async update(
    viewer: Viewer | null,
    id: number,
    { fees, changedFees, removedFees, address, info, applyFee, maxNum, ...input }: UpdateProjectInput,
  ): Promise<number> {
    requireStaff(viewer);
    const table = fees === undefined || fees === null ? undefined : feeTable(fees);
    const changes = feeTable(changedFees ?? []);
    const removed = removedFees ?? [];
    const data = { ...withoutNulls(input), address, info, maxNum, applyFee: amountOrNone(applyFee) };
    return this.core.writer.run(UPDATING, { id, campusId: data.campusId ?? null }, ({ campus, project }) => {
      if (data.campusId !== undefined) requireCampus(campus, data.campusId);
      if (project === null) throw new DomainError('NOT_FOUND');
      const present = project.fees.map(({ courseNumber, fee }) => ({ courseNumber, fee: fee.toFixed(2) }));
      const replaced = table ?? (changes.length + removed.length === 0 ? undefined : present);
      const kept = replaced?.filter(({ courseNumber }) => !removed.includes(courseNumber));
      const written = kept === undefined ? [] : [remove('ProjectFee', { projectId: id }), feesWritten(id, changed(kept, changes))];
      return decision([update('Project', { id }, data), ...written], id);
    });
  }

  /** Takes a project off sale; what refers to it keeps it. Throws NOT_FOUND where it is off already. */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireStaff(viewer);
    const [count] = await this.core.writer.apply(update('Project', { id, active: true }, { active: false }));
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

function feesWritten(projectId: number | NewId, fees: readonly ProjectFeeInput[]): Change {
  return insertAll(
    'ProjectFee',
    fees.map(({ courseNumber, fee }) => ({ projectId, courseNumber, fee })),
  );
}

function amountOrNone(amount: string | null | undefined): string | null | undefined {
  return amount === null || amount === undefined ? amount : requireAmount(amount, 'applyFee');
}

function requireCampus(campus: object | null, id: number): void {
  if (campus === null) throw new DomainError('RELATED_MISSING', { field: 'campusId', params: { id } });
}
