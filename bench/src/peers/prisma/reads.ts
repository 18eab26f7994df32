import type { PrismaClient } from './client.js';
import { ORDER, PROJECT, type Order, type Project } from './rows.js';

/** The lists of the gateway's schema, as far as the scenarios ask for them. */
export interface Page {
  readonly first: number;
  readonly offset?: number | null;
}

export interface OrderPage extends Page {
  readonly filter?: {
    readonly status?: { readonly eq?: string | null } | null;
    readonly createdAt?: { readonly gte?: Date | null } | null;
  } | null;
  readonly orderBy: string;
}

export function findProject(prisma: PrismaClient, id: number): Promise<Project | null> {
  return prisma.project.findUnique({ where: { id }, select: PROJECT });
}

export async function findProjects(prisma: PrismaClient, { first, offset }: Page): Promise<{ nodes: Project[] }> {
  return { nodes: await prisma.project.findMany({ orderBy: { id: 'asc' }, skip: offset ?? 0, take: first, select: PROJECT }) };
}

export async function findOrders(prisma: PrismaClient, { first, offset, filter, orderBy }: OrderPage): Promise<{ nodes: Order[] }> {
  const nodes = await prisma.order.findMany({
    where: { status: filter?.status?.eq ?? undefined, createdAt: { gte: filter?.createdAt?.gte ?? undefined } },
    orderBy: orderBy === 'CREATED_AT_DESC' ? [{ createdAt: 'desc' }, { id: 'desc' }] : { id: 'desc' },
    skip: offset ?? 0,
    take: first,
    select: ORDER,
  });
  return { nodes };
}
