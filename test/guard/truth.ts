import type { PrismaClient } from '../../src/generated/prisma/client.js';
import { EXPECTED, type Rows, type Who } from './expected.js';
import { CLASSES, type ViewerName } from './viewers.js';
import type { Guarded } from './world/world.js';

type Row = Readonly<Record<string, unknown>>;

/** Rows of a model, found by Prisma. */
export async function findRows(prisma: PrismaClient, model: string, where: object): Promise<Row[]> {
  const delegate = Reflect.get(prisma, model) as { findMany(query: object): Promise<Row[]> };
  return delegate.findMany({ where });
}

/** What the table says a viewer may see of a type; null: nobody like them sees any. */
export async function expectedWhere({ people, database }: Guarded, type: string, name: ViewerName): Promise<object | null> {
  const { rows, exist = {} } = entry(type);
  return whereOf(database.prisma, people[name]?.viewer, rows[CLASSES[name]], exist);
}

async function whereOf(prisma: PrismaClient, viewer: Who | undefined, rule: Rows, exist: object): Promise<object | null> {
  if (rule === 'none') return null;
  if (rule === 'all') return exist;
  if (viewer === undefined) throw new Error('Nobody has no rows of their own.');
  return { AND: [exist, await rule(viewer, prisma)] };
}

/** Ids of the rows of a type that may be shown to a viewer beside others that they see, as texts. */
export async function alongIds({ people, database }: Guarded, type: string, name: ViewerName): Promise<string[]> {
  const { model, along, exist = {} } = entry(type);
  const where = along === undefined ? null : await whereOf(database.prisma, people[name]?.viewer, along[CLASSES[name]], exist);
  return where === null ? [] : (await findRows(database.prisma, model, where)).map(({ id }) => String(id));
}

/** Ids of the rows of a type that a viewer may see, as texts. */
export async function expectedIds(app: Guarded, type: string, name: ViewerName): Promise<Set<string>> {
  const where = await expectedWhere(app, type, name);
  if (where === null) return new Set();
  return new Set((await findRows(app.database.prisma, entry(type).model, where)).map(({ id }) => String(id)));
}

/** Of those, the ids of the rows that a list has whose filter does not ask for others. */
export async function listedIds(app: Guarded, type: string, name: ViewerName): Promise<Set<string>> {
  const { model, listed } = entry(type);
  const seen = await expectedIds(app, type, name);
  if (listed === undefined) return seen;
  const inForce = (await findRows(app.database.prisma, model, listed)).map(({ id }) => String(id));
  return new Set(inForce.filter((id) => seen.has(id)));
}

/** Ids of all rows of a type, deleted ones included. */
export async function everyId(app: Guarded, type: string): Promise<(number | string)[]> {
  return (await findRows(app.database.prisma, entry(type).model, {})).map(({ id }) => id as number | string);
}

/**
 * Profiles show the names their owners sign in with; a student's file shows the text that names the consultant; a roll-call group shows
 * its members by name.
 */
export async function usernamesShown(app: Guarded, name: ViewerName): Promise<string[]> {
  const shown: unknown[] = [];
  for (const type of ['Staff', 'Teacher', 'Pupil', 'Shopper', 'Member', 'Student']) {
    const where = await expectedWhere(app, type, name);
    if (where === null) continue;
    const rows = await findRows(app.database.prisma, entry(type).model, where);
    const accounts = { id: { in: rows.map(({ accountId }) => accountId) } };
    if (type === 'Student') shown.push(...rows.map(({ ccText }) => ccText));
    else shown.push(...(await findRows(app.database.prisma, 'account', accounts)).map(({ username }) => username));
  }
  const memberships = await expectedWhere(app, 'RollCallGroupMember', name);
  if (memberships !== null) {
    const rows = await findRows(app.database.prisma, 'rollCallGroupMember', memberships);
    const fellows = await findRows(app.database.prisma, 'member', { id: { in: rows.map(({ memberId }) => memberId) } });
    shown.push(...fellows.map((fellow) => fellow['name']));
  }
  return shown.filter((username) => typeof username === 'string');
}

function entry(type: string) {
  const found = EXPECTED[type];
  if (found === undefined) throw new Error(`${type} has no entry in test/guard/expected.ts.`);
  return found;
}
