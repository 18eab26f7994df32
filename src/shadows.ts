import type { FastifyInstance } from 'fastify';
import type { Surface as SurfaceName } from './access/audiences.js';
import { importedIds } from './compare/diff/imported-ids.js';
import { loadRules } from './compare/rules/load-rules.js';
import { OldSystemShadow } from './compare/shadow/shadow.js';
import type { Core } from './domain/core.js';
import type { Log } from './platform/log.js';
import type { Settings } from './settings/settings.js';

/** The import may bring more while the gateway runs. */
const IDS_FOR_MS = 300_000;

/** The old systems that SHADOW names, by surface. */
export function openShadows({ shadow, shadowShare }: Settings, core: Core, log: Log): ReadonlyMap<string, OldSystemShadow> {
  return new Map([...shadow].map(([surface, old]) => [surface, shadowOf(surface, old, shadowShare, core, log)]));
}

function shadowOf(surface: SurfaceName, old: string, share: number, core: Core, log: Log): OldSystemShadow {
  let known: { readonly until: number; readonly ids: ReturnType<typeof importedIds> } | undefined;
  const ids = (): ReturnType<typeof importedIds> => {
    if (known === undefined || known.until < Date.now())
      known = { until: Date.now() + IDS_FOR_MS, ids: importedIds(core.database, surface) };
    return known.ids;
  };
  return new OldSystemShadow({
    surface,
    old,
    share,
    rules: loadRules(surface),
    ids,
    openSession: (oldId) => sessionOfImported(core, surface, oldId),
    log,
  });
}

/** The old table whose ids the answer of a sign-in names; rows of others may have become the same kind of person under other ids. */
const PEOPLE: Readonly<Partial<Record<SurfaceName, string>>> = {
  'summer-student': 'user',
  'summer-crm': 'student_info',
  miniapp: 'user_infos',
};

/** A session for the person whom the import has made of an old one; null where it has not. */
export async function sessionOfImported({ database, sessions }: Core, surface: SurfaceName, oldId: string): Promise<string | null> {
  const { prisma } = database;
  const table = PEOPLE[surface];
  if (table === undefined) return null;
  const [person] = await prisma.$queryRaw<{ accountId: number }[]>`
    SELECT coalesce("student"."account_id", "member"."account_id") AS "accountId" FROM "imported_row" AS "row"
    LEFT JOIN "student" ON "row"."entity" = 'Student' AND "student"."id" = "row"."id"
    LEFT JOIN "member" ON "row"."entity" = 'Member' AND "member"."id" = "row"."id"
    WHERE "row"."system" = ${surface} AND "row"."table" = ${table} AND "row"."old_id" = ${oldId} AND coalesce("student"."account_id", "member"."account_id") IS NOT NULL
    LIMIT 1`;
  if (person === undefined) return null;
  const { token } = await sessions.open({ accountId: person.accountId, audience: surface });
  return token;
}

/** Tells how the comparison stands: numbers and names of endpoints, nothing of what was answered. */
export function shadowRoutes(server: FastifyInstance, shadows: ReadonlyMap<string, OldSystemShadow>): void {
  for (const [surface, { counts }] of shadows) {
    server.get(`/legacy/${surface}/shadow.json`, (_request, reply) => reply.header('cache-control', 'no-store').send(counts.now));
  }
}
