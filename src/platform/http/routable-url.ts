/**
 * The URL as routers can read it. A path with a broken escape (`/%ff`) names nothing, but whose it is decides who says so, and in
 * which form: its percent signs are taken literally, so that it is an unknown path or a bad id like any other.
 */
export function routableUrl(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  if (!path.includes('%')) return url;
  try {
    decodeURI(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}
