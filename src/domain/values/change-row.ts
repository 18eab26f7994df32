interface RowChange {
  readonly data: object;
  /** Writes `data` where there is something in it. */
  readonly write: () => PromiseLike<{ readonly count: number }>;
  readonly find: () => PromiseLike<number>;
}

/** Whether the row to be changed is there. Prisma's `updateMany` counts none where there is nothing to change: then it is looked for. */
export async function changeRow({ data, write, find }: RowChange): Promise<boolean> {
  const isEmpty = Object.values(data).every((value) => value === undefined);
  return (isEmpty ? await find() : (await write()).count) > 0;
}
