import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { ArgumentValidationError, type BuildSchemaOptions, type PubSub, buildSchemaSync } from 'type-graphql';
import { DateTimeScalar } from '../platform/scalars/index.js';

/** TypeGraphQL insists on one as soon as there are subscriptions. Ours listen to the store of the application they run in. */
const NO_PUB_SUB: PubSub = {
  publish: refuse,
  subscribe: refuse,
};

function refuse(): never {
  throw new Error('A subscription names its own `subscribe`; there are no topics.');
}

/** Assembles the executable schema of these TypeGraphQL resolver classes. Throws when the types contradict each other. */
export function buildGatewaySchema(resolvers: BuildSchemaOptions['resolvers']): GraphQLSchema {
  return buildSchemaSync({
    resolvers,
    // A property of class Date is an instant unless its field says DateScalar.
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    pubSub: NO_PUB_SUB,
    // By an introspection, which takes longer than the rest. A mistake of the schema is found when the first document is admitted: at the start.
    skipCheck: true,
    validateFn: validateArgument,
  });
}

/** TypeGraphQL's own way loads class-validator for each argument of each call. What may be missing, the schema says already. */
function validateArgument(argument: unknown): void {
  for (const input of [argument].flat()) {
    if (typeof input !== 'object' || input === null) continue;
    const mistakes = validateSync(input, { skipMissingProperties: true, forbidUnknownValues: false, stopAtFirstError: true });
    if (mistakes.length > 0) throw new ArgumentValidationError(mistakes);
  }
}

/** The schema as text in a stable order: the content of schema.graphql. */
export function printGatewaySchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
