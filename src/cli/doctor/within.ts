/** It took longer than it may; what was asked may still be under way. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';

  constructor(readonly limitMs: number) {
    super(`no answer within ${limitMs / 1000} s`);
  }
}

/** Waits for an answer, and not longer than that. */
export async function within<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong(limitMs)), limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
