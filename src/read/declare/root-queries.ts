import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Int, Query } from 'type-graphql';
import { ReadsRoot } from '../readable.js';
import type { Reader } from '../reader.js';
import { connectionOf, listArguments, type ListOptions } from './connection.js';
import { declareNode } from './node.js';
import type { TypeClass } from './types-by-name.js';

/** What the list and single-thing queries need of the GraphQL context. */
interface ReadContext {
  read: Reader;
  viewer: unknown;
}

/**
 * Method decorator on a resolver class: a root query that lists what the viewer may see of a type. The decorated
 * property needs no body: `@ListQuery(Campus, {...}) campuses!: never;` `may` throws where the viewer may not ask at
 * all, for what a visibility rule cannot know, such as menu entries.
 */
export function ListQuery(node: TypeClass, options: ListOptions & { may?: (viewer: never) => void }): PropertyDecorator {
  return (target, key) => {
    declareNode(node, options.may);
    const connection = connectionOf(node.name);
    const taken = listArguments(options);
    const resolve = async (_args: object, { read, viewer }: ReadContext, info: GraphQLResolveInfo): Promise<object> => {
      options.may?.(viewer as never);
      return read.list(info);
    };
    Object.defineProperty(target, key, { value: resolve, writable: true });
    Query(() => connection, { description: options.description })(target, key, { value: resolve });
    ReadsRoot({ may: options.may })(target, key);
    Args(() => taken)(target, key, 0);
    Ctx()(target, key, 1);
    Info()(target, key, 2);
  };
}

/** A root query for one thing by id: null where it does not exist or the viewer does not see it. */
export function OneQuery(node: TypeClass, options: { description: string }): PropertyDecorator {
  return (target, key) => {
    declareNode(node, undefined);
    const resolve = (id: number, { read }: ReadContext, info: GraphQLResolveInfo): Promise<object | null> => read.one(info, { id });
    Object.defineProperty(target, key, { value: resolve, writable: true });
    Query(() => node, { nullable: true, description: options.description })(target, key, { value: resolve });
    ReadsRoot({})(target, key);
    Arg('id', () => Int, { description: 'The id of the record.' })(target, key, 0);
    Ctx()(target, key, 1);
    Info()(target, key, 2);
  };
}
