import { DomainError } from '../../errors.js';

/** A menu entry's place in the tree. */
export interface MenuPlace {
  readonly id: number;
  readonly parentId: number | null;
}

/**
 * The given entries and everything above them: an entry whose parent is not granted could not be reached
 * (contract: summer-crm.privilege.set). Throws RELATED_MISSING for an id that no entry has.
 */
export function withParents(ids: readonly number[], entries: readonly MenuPlace[]): number[] {
  const parents = new Map(entries.map(({ id, parentId }) => [id, parentId]));
  const complete = new Set<number>();
  for (const given of ids) {
    if (!parents.has(given)) throw new DomainError('RELATED_MISSING', { field: 'menuIds', params: { id: given } });
    for (let id: number | null = given; id !== null && !complete.has(id); id = parents.get(id) ?? null) complete.add(id);
  }
  return [...complete];
}
