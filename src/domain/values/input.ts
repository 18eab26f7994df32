/** An object whose nulls were dropped: in an update, null says no more than leaving the field out. */
export type WithoutNulls<T> = { [Key in keyof T]?: Exclude<T[Key], null> };

/** The given fields of an update input of which no column can be null. */
export function withoutNulls<T extends object>(input: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as WithoutNulls<T>;
}
