import { Args } from 'type-graphql';
import { Reads, type FieldReading } from '../readable.js';
import { connectionOf, listArguments, type ListOptions } from './connection.js';
import { fieldFromModel } from './from-model.js';
import { relationOf } from './relation.js';

export interface ListFieldOptions extends FieldReading, Omit<ListOptions, 'description'> {
  /** Instead of the relation's text in the Prisma schema. */
  description?: string;
  /** The object type in the list, where it is not named like the other model. */
  type?: string;
}

/** Property decorator: pages of the relation of this name (or of `relation`, or of what `join` finds; that needs a `type`). */
export function ListField({ type, description, filter, orderBy, ...reading }: ListFieldOptions): PropertyDecorator {
  return (target, key) => {
    const value = (): never => {
      throw new Error('List fields are resolved by the read engine.');
    };
    Object.defineProperty(target, key, { value, writable: true, configurable: true });
    fieldFromModel(
      (model) => {
        const name = reading.relation ?? String(key);
        const connection = connectionOf(type ?? relationOf(model, name).model);
        return { type: () => connection, list: false, nullable: false, description: description ?? model.relations[name]?.text };
      },
      { value },
    )(target, key);
    const taken = listArguments({ ...(filter && { filter }), ...(orderBy && { orderBy }) });
    Args(() => taken)(target, key, 0);
    if (Object.keys(reading).length > 0) Reads(reading)(target, key);
  };
}
