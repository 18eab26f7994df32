import type { Types } from '@prisma/client/runtime/client';
import type { Prisma } from '../generated/prisma/client.js';

type Models = Prisma.TypeMap['model'];

/** A model of the Prisma schema. */
export type ModelName = keyof Models & string;

type FindArgs<M extends ModelName> = Models[M]['operations']['findMany']['args'];

/** Conditions on rows, in Prisma's words; which of them are understood: `where-sql.ts`. */
export type Where<M extends ModelName> = NonNullable<FindArgs<M>['where']>;
export type Select<M extends ModelName> = NonNullable<FindArgs<M>['select']>;
export type OrderBy<M extends ModelName> = NonNullable<FindArgs<M>['orderBy']>;

/** What a selection of a model's columns and relations is read as, as by Prisma's client. */
export type Selected<M extends ModelName, S> = Types.Result.GetResult<Models[M]['payload'], { select: S }, 'findFirstOrThrow'>;

/** The values of a new row, by Prisma field. */
export type Values<M extends ModelName> = Exclude<Models[M]['operations']['createMany']['args']['data'], readonly unknown[]>;
