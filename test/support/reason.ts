/** The reason that a decision is refused for; null where it is not. */
export function reasonOf(decide: () => unknown): unknown {
  try {
    decide();
    return null;
  } catch (error) {
    return Reflect.get(error as object, 'reason');
  }
}
