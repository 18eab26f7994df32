import { PrismaPg } from '@prisma/adapter-pg';
import type { Campus, CampusType, CartLine, Columns, Order, OrderLine, Payment, Project, ProjectFee, Student } from './rows.js';

/**
 * The Prisma client that the product generates and compiles. It lies outside of this package, where neither its sources
 * can be compiled nor its declarations be found, so what the peers use of it is declared below.
 */
const GENERATED = new URL('../../../../dist/src/generated/prisma/client.js', import.meta.url).href;

type Where = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, unknown>>;
type OrderBy = Readonly<Record<string, 'asc' | 'desc'>>;

interface Table<Row> {
  findUnique(query: { where: Where; select: Columns<Row> }): Promise<Row | null>;
  findMany(query: {
    where?: Where;
    orderBy?: OrderBy | readonly OrderBy[];
    skip?: number;
    take?: number;
    select: Columns<Row>;
  }): Promise<Row[]>;
  count(query: { where: Where }): Promise<number>;
  create(query: { data: Data; select: Columns<Row> }): Promise<Row>;
  updateMany(query: { where: Where; data: Data }): Promise<{ count: number }>;
}

/** Prisma inside an interactive transaction. */
export interface Transaction {
  readonly student: Table<Student>;
  readonly campusType: Table<CampusType>;
  readonly campus: Table<Campus>;
  readonly project: Table<Project>;
  readonly projectFee: Table<ProjectFee>;
  readonly cartLine: Table<CartLine>;
  readonly order: Table<Order>;
  readonly orderLine: Table<OrderLine>;
  readonly payment: Table<Payment>;
}

export interface PrismaClient extends Transaction {
  $transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** One client for the process, with the adapter's own pool: 10 connections unless told otherwise, as the gateway's and PostGraphile's. */
export async function openPrisma(connectionString: string): Promise<PrismaClient> {
  const { PrismaClient } = (await import(GENERATED)) as { PrismaClient: new (options: { adapter: PrismaPg }) => PrismaClient };
  return new PrismaClient({ adapter: new PrismaPg({ connectionString }, { statementNameGenerator: statementNames() }) });
}

/**
 * Prepared statements, which the adapter leaves off unless it is told how to name them. The gateway names its own and
 * PostGraphile does so by default; without them the peers would lose time that is not theirs to lose.
 */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const name = names.get(sql) ?? `peer${names.size}`;
    names.set(sql, name);
    return name;
  };
}
