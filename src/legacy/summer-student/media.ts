/** `/media/…`, as some calls answer the address of a file, with the signature of a personal one. */
export function hostRelative(url: string | null): string | null {
  if (url === null) return null;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
