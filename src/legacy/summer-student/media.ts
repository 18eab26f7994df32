/** The address of a file without its host (`/media/…`), as some calls answer it; the signature of a personal file stays. */
export function hostRelative(url: string | null): string | null {
  if (url === null) return null;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
