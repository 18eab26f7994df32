import type { Viewer } from '../../../src/access/viewer.js';
import { createTestApp, type TestApp, type TestAppOptions } from '../../support/app.js';
import { VIEWERS, VIEWER_NAMES, type ViewerName } from '../viewers.js';
import { makeAdmissions } from './admissions.js';
import { makeBackoffice, makeStudents } from './backoffice.js';
import { makeCatalogue } from './catalogue.js';
import { makeCommerce } from './commerce.js';
import { makeMembers } from './members.js';
import { People } from './people.js';
import { makeSchools } from './schools.js';
import { makeShop } from './shop.js';
import { makeStudies } from './studies.js';

/** Ids of what the guard tests aim at. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Puts beside the demo data what belongs to others, and what is deleted, rejected, cancelled or left. */
async function makeWorld(app: TestApp) {
  const people = await People.of(app.database.prisma);
  const backoffice = await makeBackoffice(people);
  const students = await makeStudents(people, backoffice.goneSalesId);
  return {
    ...backoffice,
    ...students,
    ...(await makeCatalogue(people)),
    ...(await makeAdmissions(people, students)),
    ...(await makeStudies(people, students)),
    ...(await makeCommerce(people, students)),
    ...(await makeSchools(people)),
    ...(await makeShop(people)),
    ...(await makeMembers(people)),
  };
}

export interface SignedIn {
  readonly token: string;
  readonly viewer: Viewer;
}

export interface Guarded extends TestApp {
  readonly world: World;
  /** null: nobody. */
  readonly people: Readonly<Record<ViewerName, SignedIn | null>>;
  tokenOf(name: ViewerName): string | undefined;
}

/** The gateway with the guard tests' world in it, everybody signed in. */
export async function openWorld(options?: TestAppOptions): Promise<Guarded> {
  // Whoever comes with a code is the person of that name, unless there is a LINE to ask.
  const line = { userId: async (code: string) => `U-${code}` };
  const asked = options?.env?.['LINE_CHANNEL_ID'] !== undefined;
  const app = await createTestApp({ ...options, unruled: true, parts: { ...(asked ? {} : { line }), ...options?.parts } });
  const world = await makeWorld(app);
  const signIn = async (name: ViewerName): Promise<SignedIn | null> => {
    const account = VIEWERS[name];
    if (account === null) return null;
    const { id } = await app.database.prisma.account.findUniqueOrThrow({ where: { realm_username: account } });
    return app.core.sessions.open({ accountId: id, audience: 'graphql' });
  };
  const entries: [ViewerName, SignedIn | null][] = [];
  for (const name of VIEWER_NAMES) entries.push([name, await signIn(name)]);
  const people = Object.fromEntries(entries) as Record<ViewerName, SignedIn | null>;
  return { ...app, world, people, tokenOf: (name) => people[name]?.token };
}
