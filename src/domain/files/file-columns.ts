import { datamodel } from '../../generated/datamodel.js';
import type { Prisma } from '../../generated/prisma/client.js';

/** A column whose files anybody may see. */
export interface PublicColumn {
  readonly model: string;
  readonly field: string;
  /** Names in the database. */
  readonly table: string;
  readonly name: string;
  readonly folder: string;
}

/** All of them: what the Prisma schema says in `/// @file public <folder>`. */
export function publicColumns(): PublicColumn[] {
  return Object.entries(datamodel.models).flatMap(([model, { table, columns }]) =>
    Object.entries(columns).flatMap(([field, { name, file }]) =>
      file?.access === 'public' ? [{ model, field, table, name, folder: file.folder }] : [],
    ),
  );
}

/** The folder in which the files of a public column are kept. */
export function publicFolder(model: Prisma.ModelName, field: string): string {
  const found = publicColumns().find((column) => column.model === model && column.field === field);
  if (found === undefined) throw new Error(`${model}.${field} holds no public file, says the Prisma schema.`);
  return found.folder;
}
