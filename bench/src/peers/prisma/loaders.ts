import DataLoader from 'dataloader';
import type { PrismaClient } from './client.js';
import { CAMPUS, CAMPUS_TYPE, ORDER_LINE, PAYMENT, PROJECT, PROJECT_FEE, STUDENT } from './rows.js';

export type Loaders = ReturnType<typeof createLoaders>;

/** A DataLoader for each relation. */
export function createLoaders(prisma: PrismaClient) {
  return {
    student: one(
      (ids) => prisma.student.findMany({ where: { id: { in: ids } }, select: STUDENT }),
      ({ id }) => id,
    ),
    project: one(
      (ids) => prisma.project.findMany({ where: { id: { in: ids } }, select: PROJECT }),
      ({ id }) => id,
    ),
    campus: one(
      (ids) => prisma.campus.findMany({ where: { id: { in: ids } }, select: CAMPUS }),
      ({ id }) => id,
    ),
    campusType: one(
      (ids) => prisma.campusType.findMany({ where: { id: { in: ids } }, select: CAMPUS_TYPE }),
      ({ id }) => id,
    ),
    proofOfOrder: one(
      (ids) => prisma.payment.findMany({ where: { orderId: { in: ids } }, select: PAYMENT }),
      ({ orderId }) => orderId,
    ),
    linesOfOrder: many(
      (ids) => prisma.orderLine.findMany({ where: { orderId: { in: ids } }, orderBy: { id: 'asc' }, select: ORDER_LINE }),
      ({ orderId }) => orderId,
    ),
    feesOfProject: many(
      (ids) => prisma.projectFee.findMany({ where: { projectId: { in: ids } }, orderBy: { courseNumber: 'asc' }, select: PROJECT_FEE }),
      ({ projectId }) => projectId,
    ),
  };
}

type Read<Row> = (ids: readonly number[]) => Promise<Row[]>;

/** The one row whose `key` the id is, null where there is none. */
function one<Row>(read: Read<Row>, key: (row: Row) => number): DataLoader<number, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [key(row), row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** All rows whose `key` the id is, in the order in which they were read. */
function many<Row>(read: Read<Row>, key: (row: Row) => number): DataLoader<number, Row[]> {
  return new DataLoader(async (ids) => {
    const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
    for (const row of await read(ids)) groups.get(key(row))?.push(row);
    return ids.map((id) => groups.get(id) ?? []);
  });
}
