import { EMBEDDED_TYPES } from './generated/embedded-types.js';

/** Types without `id` that a cache can still find again, and the field by which. */
export const OTHER_KEYS = { Viewer: 'accountId', GlobalEnum: 'name' } as const;

/** Types that are parts of what holds them: pages, sessions, values. Everything else is found by its type and `id`. */
export const PARTS: readonly string[] = EMBEDDED_TYPES.filter((name) => !Object.hasOwn(OTHER_KEYS, name));
