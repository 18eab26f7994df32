import type { Surface as SurfaceName } from './access/audiences.js';
import { AskedIds } from './compare/diff/ids.js';
import { loadRules } from './compare/rules/load-rules.js';
import { OldSystemShadow } from './compare/shadow/shadow.js';
import type { Core } from './domain/core.js';
import { accountOfImported, newIdsOf } from './import/imported.js';
import type { Log } from './platform/log.js';
import type { Settings } from './settings/settings.js';

/** The old systems that SHADOW names, by surface. */
export function openShadows({ shadow, shadowShare }: Settings, core: Core, log: Log): ReadonlyMap<string, OldSystemShadow> {
  return new Map([...shadow].map(([surface, old]) => [surface, shadowOf(surface, old, shadowShare, core, log)]));
}

function shadowOf(surface: SurfaceName, old: string, share: number, core: Core, log: Log): OldSystemShadow {
  return new OldSystemShadow({
    surface,
    old,
    share,
    rules: loadRules(surface),
    ids: new AskedIds((asked) => newIdsOf(core.database, surface, asked)),
    store: core.store,
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
  const table = PEOPLE[surface];
  const accountId = table === undefined ? null : await accountOfImported(database, { system: surface, table, oldId });
  if (accountId === null) return null;
  const { token } = await sessions.open({ accountId, audience: surface });
  return token;
}
