import { Resolver } from 'type-graphql';
import { NodeQuery } from '../read/declare/node.js';

@Resolver()
export class NodeResolver {
  @NodeQuery({
    description:
      'Whatever a `nodeId` names, by the rules of its type: null where it is gone or belongs to others. Errors: BAD_NODE_ID, which no type ever gave out.',
  })
  node!: never;
}
