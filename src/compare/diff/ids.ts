import { LRUCache } from 'lru-cache';

/** What of the import's table comparing needs to know. */
export interface KnownIds {
  /** Our ids of what an old system called by this id, as any of these kinds. */
  newIds(entities: readonly string[], oldId: string): readonly string[];
}

/** The import's table, for work that asks for ids as it goes. */
export interface Ids {
  using<T>(work: (known: KnownIds) => T): Promise<T>;
}

/** Without an import ids are what they are. */
export const NO_IDS: Ids = { using: async (work) => work({ newIds: () => [] }) };

export interface AskedId {
  readonly entity: string;
  readonly oldId: string;
}

/** Reads our ids of all of them at once; those that are not known are left out. */
export type ReadIds = (asked: readonly AskedId[]) => Promise<readonly (AskedId & { readonly id: string })[]>;

/** The import may bring more meanwhile. */
const REMEMBERED_MS = 300_000;
const MAX_REMEMBERED = 20_000;

/**
 * Looks ids up as they are asked for: a table of millions is never in memory. The work is run, hears "none" of an id that is not known yet, and is
 * run again when all that it asked for have been read.
 */
export class AskedIds implements Ids {
  private readonly remembered = new LRUCache<string, readonly string[]>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MS });

  constructor(private readonly read: ReadIds) {}

  async using<T>(work: (known: KnownIds) => T): Promise<T> {
    // Beside what is remembered, which forgets: one work may ask for more than that.
    const own = new Map<string, readonly string[]>();
    for (;;) {
      const asked = new Map<string, AskedId>();
      const idsOf = (one: AskedId): readonly string[] => {
        const name = nameOf(one);
        const known = own.get(name) ?? this.remembered.get(name);
        if (known === undefined) asked.set(name, one);
        return known ?? [];
      };
      const result = work({ newIds: (entities, oldId) => entities.flatMap((entity) => idsOf({ entity, oldId })) });
      if (asked.size === 0) return result;
      const found = new Map<string, string[]>([...asked.keys()].map((name) => [name, []]));
      for (const one of await this.read([...asked.values()])) found.get(nameOf(one))?.push(one.id);
      for (const [name, ids] of found) {
        own.set(name, ids);
        this.remembered.set(name, ids);
      }
    }
  }
}

function nameOf({ entity, oldId }: AskedId): string {
  return `${entity} ${oldId}`;
}
