import type { SourceRow } from '../../source/source.js';

/** How an old system tells instants. */
export interface Clock {
  /** An instant as it stands in a column; null for none. */
  at(value: string | null | undefined): string | null;
  /** When a row was made and last changed: what is missing or no date is taken from the other, else the import's own time stands for it. */
  times(old: SourceRow, created?: string, updated?: string): { createdAt: string | undefined; updatedAt: string | undefined };
  /** As `times`, of tables that keep no time of changes. */
  made(old: SourceRow, created?: string): { createdAt: string | undefined };
}

export function clock(at: Clock['at']): Clock {
  return {
    at,
    times: (old, created = 'create_time', updated = 'modified_time') => {
      const createdAt = at(old[created]) ?? at(old[updated]) ?? undefined;
      return { createdAt, updatedAt: at(old[updated]) ?? createdAt };
    },
    made: (old, created = 'create_time') => ({ createdAt: at(old[created]) ?? undefined }),
  };
}
