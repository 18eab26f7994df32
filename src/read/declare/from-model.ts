import 'reflect-metadata';
import { Field, getMetadataStorage } from 'type-graphql';
import { datamodel } from '../../generated/datamodel.js';
import type { Model } from '../datamodel.js';

/** What TypeGraphQL is told of a field. */
export interface FieldFacts {
  type: () => object;
  list: boolean;
  nullable: boolean;
  description: string | undefined;
  /** Further decorators of the property. */
  decorators?: readonly PropertyDecorator[];
}

/** Whether the class is read, makes a row, or changes one. */
export type Use = 'read' | 'make' | 'change';

type FactsOf = (model: Model, use: Use) => FieldFacts;

const FACTS = Symbol('what the model says of a field');

/**
 * Property decorator of a field that the Prisma schema knows. Which model it is says the decorator of the class, and that runs
 * after those of its fields: the field is declared here, so that fields keep their order, and filled in there.
 */
export function fieldFromModel(factsOf: FactsOf, descriptor?: PropertyDescriptor): PropertyDecorator {
  return (target, key) => {
    const unknown = (): never => {
      throw new Error(`${target.constructor.name}.${String(key)} is from a model, which its class does not name.`);
    };
    Field(unknown)(target, key, descriptor as never);
    Reflect.defineMetadata(FACTS, factsOf, target, key);
  };
}

/** Fills in the fields of a class that are from its model. Throws where the model does not have them. */
export function completeFields(type: { name: string; prototype: object }, modelName: string, use: Use): void {
  const model = datamodel.models[modelName];
  if (model === undefined) throw new Error(`${type.name}: there is no model ${modelName}.`);
  for (const field of getMetadataStorage().fields) {
    const factsOf = field.target === type ? (Reflect.getMetadata(FACTS, type.prototype, field.name) as FactsOf | undefined) : undefined;
    if (factsOf === undefined) continue;
    const { type: typeOf, list, nullable, description, decorators = [] } = factsOf(model, use);
    field.getType = typeOf;
    field.typeOptions = list ? { nullable, array: true, arrayDepth: 1 } : { nullable };
    field.description = description;
    for (const decorate of decorators) decorate(type.prototype, field.name);
  }
}
