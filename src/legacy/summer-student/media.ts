/** `/media/…`, as some calls answer the address of a file. */
export function hostRelative(url: string | null): string | null {
  return url === null ? null : new URL(url).pathname;
}
