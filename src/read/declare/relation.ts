import type { Model, Relation as ModelRelation } from '../datamodel.js';
import { Reads, type FieldReading } from '../readable.js';
import { fieldFromModel } from './from-model.js';
import { objectNamed, type TypeClass } from './types-by-name.js';

export interface RelationOptions extends FieldReading {
  /** The object type, where it is not named like the other model; the class itself where nothing else loads it. */
  type?: string | TypeClass;
  /** False where whoever sees the row sees the related one too, by the other type's own rule. */
  nullable?: false;
  /** Instead of the relation's text in the Prisma schema. */
  description?: string;
}

/**
 * Property decorator: the relation of this name (or of `relation`), one row or all of them. Null where there is none, or where the
 * viewer may not see it. The other type is named, not imported: types refer to each other in circles.
 */
export function Relation({ type, nullable, description, ...reading }: RelationOptions = {}): PropertyDecorator {
  return (target, key) => {
    fieldFromModel((model) => {
      const relation = relationOf(model, reading.relation ?? String(key));
      return {
        type: () => (typeof type === 'function' ? type : objectNamed(type ?? relation.model)),
        list: relation.list,
        nullable: nullable ?? (!relation.list && (relation.nullable || reading.visibleWithParent !== true)),
        description: description ?? relation.text,
      };
    })(target, key);
    if (Object.keys(reading).length > 0) Reads(reading)(target, key);
  };
}

/** Throws where the model has no such relation. */
export function relationOf(model: Model, name: string): ModelRelation {
  const relation = model.relations[name];
  if (relation === undefined) throw new Error(`The table ${model.table} has no relation ${name}.`);
  return relation;
}
