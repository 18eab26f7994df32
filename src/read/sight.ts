import type { GraphQLObjectType } from 'graphql';
import { PlatformError } from '../platform/errors.js';
import { nodeTypeOf, typeReading } from './readable.js';
import type { ViewerKind } from './rules.js';

/** Throws UNAUTHENTICATED or FORBIDDEN where nobody of the viewer's kind sees anything of a root field's type. */
export function requireSight(type: GraphQLObjectType, viewer: ViewerKind | null): void {
  if (typeReading(nodeTypeOf(type) ?? type)?.visible(viewer) === false)
    throw new PlatformError(viewer === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}
