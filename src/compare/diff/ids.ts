/** What of the import's table comparing needs to know. */
export interface KnownIds {
  /** Our ids of what an old system called by this id, as any of these kinds. */
  newIds(entities: readonly string[], oldId: string): readonly string[];
}

/** Without an import ids are what they are. */
export const NO_IDS: KnownIds = { newIds: () => [] };
