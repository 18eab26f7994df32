/** Batches of one operation for what is not in the database. */
export interface Loaders {}
