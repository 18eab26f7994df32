/**
 * What happens before the operation, in the order a surface wants it:
 * - `credential`: the token becomes a viewer, or the surface's unauthenticated failure
 * - `role`: the viewer may call this endpoint at all
 * - `path`: path parameters are what the contract says (ids)
 * - `guard`: the surface's own check of every request
 * - `before`: the route's own check, e.g. that the addressed objects exist
 * - `input`: query and body fields
 */
export type Stage = 'credential' | 'role' | 'path' | 'guard' | 'before' | 'input';

export const DEFAULT_ORDER: readonly Stage[] = ['credential', 'role', 'path', 'guard', 'before', 'input'];
