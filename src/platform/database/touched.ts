/**
 * Makes a row count as changed even where an update gives nothing else. At which time, the database says by its trigger
 * `set_updated_at`, whatever stands here.
 */
export const TOUCHED = { updatedAt: new Date(0) } as const;
