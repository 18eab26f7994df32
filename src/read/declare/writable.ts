import { completeFields } from './from-model.js';

export interface Writing {
  /** Prisma model. */
  model: string;
  /** The input changes a row: every field may be left out. Otherwise it makes one: what a column can do without may be. */
  changes?: boolean;
}

/** Class decorator beside `@InputType`: the columns (`@Column`) of the input are those of this model. */
export function Writable({ model, changes = false }: Writing): ClassDecorator {
  return (type) => completeFields(type, model, changes ? 'change' : 'make');
}
