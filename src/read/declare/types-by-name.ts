import { getMetadataStorage } from 'type-graphql';

/** A class as TypeGraphQL's type functions return it. */
export type TypeClass = new () => object;

/**
 * The object type of this name, for decorators' type functions, which run when the schema is built: every type is declared by
 * then, so two types can refer to each other without importing one another.
 */
export function objectNamed(name: string): TypeClass {
  const type = declaredObject(name);
  if (type === undefined) throw new Error(`There is no object type ${name}.`);
  return type;
}

/** The object type of this name, or undefined where none is declared yet. */
export function declaredObject(name: string): TypeClass | undefined {
  return getMetadataStorage().objectTypes.find((declared) => declared.name === name)?.target as TypeClass | undefined;
}

/** The input type of this name, or undefined where none is declared yet. */
export function declaredInput(name: string): TypeClass | undefined {
  return getMetadataStorage().inputTypes.find((declared) => declared.name === name)?.target as TypeClass | undefined;
}

/** The object that was registered as an enum of this name. */
export function enumNamed(name: string): object {
  const type = getMetadataStorage().enums.find((declared) => declared.name === name);
  if (type === undefined) throw new Error(`There is no enum ${name}.`);
  return type.enumObj;
}

/** An empty class of the given name, for types that are made of others. */
export function named(name: string, base: TypeClass = class {}): TypeClass {
  return { [name]: class extends base {} }[name] as TypeClass;
}
