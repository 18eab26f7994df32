import { fileURLToPath } from 'node:url';

/** The gateway's checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

/** Files of the running servers; ignored by Git. */
export const TEMPORARY = fileURLToPath(new URL('../results/tmp/', import.meta.url));
