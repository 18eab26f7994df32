import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Extensions, Field, getMetadataStorage, ID, Info, InterfaceType, Query } from 'type-graphql';
import { Reads, ReadsRoot, type RootReading } from '../readable.js';
import type { Reader } from '../reader.js';
import { nodeIdSql } from '../statement/node-id.js';
import type { TypeClass } from './types-by-name.js';

const DESCRIPTION = 'Its name among all things of all types, for `node`: opaque, and the same for as long as the thing is there.';

@InterfaceType({
  description: 'What can be read by a name of its own, whatever its type. `id` is unique within its type only.',
  resolveType: ({ __typename }: { __typename: string }) => __typename,
})
export abstract class Node {
  @Field(() => ID, { description: DESCRIPTION })
  nodeId!: string;
}

/** Makes the type a `Node`. `may` throws where the viewer may not ask for it, as in the root queries that it is called by. */
export function declareNode(type: TypeClass, may: RootReading['may']): void {
  const declared = getMetadataStorage().objectTypes.find(({ target }) => target === type);
  if (declared === undefined) throw new Error(`${type.name} is no object type.`);
  if (may !== undefined) Extensions({ nodeMay: may })(type);
  if (declared.interfaceClasses?.includes(Node)) return;
  declared.interfaceClasses = [...(declared.interfaceClasses ?? []), Node];
  Field(() => ID, { description: DESCRIPTION })(type.prototype, 'nodeId');
  Reads({ sql: (table) => nodeIdSql(declared.name, table), inAnswerForm: true })(type.prototype, 'nodeId');
}

/** A root query for whatever a `nodeId` names: null where it does not exist or the viewer does not see it. */
export function NodeQuery(options: { description: string }): PropertyDecorator {
  return (target, key) => {
    const resolve = (_id: string, { read }: { read: Reader }, info: GraphQLResolveInfo): Promise<object | null> => read.node(info);
    Object.defineProperty(target, key, { value: resolve, writable: true });
    Query(() => Node, { nullable: true, description: options.description })(target, key, { value: resolve });
    ReadsRoot({ node: true })(target, key);
    Arg('nodeId', () => ID, { description: 'What `nodeId` says of it.' })(target, key, 0);
    Ctx()(target, key, 1);
    Info()(target, key, 2);
  };
}
