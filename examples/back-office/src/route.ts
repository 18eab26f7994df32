import { useMemo, useSyncExternalStore } from 'react';

/** Where the person is: in the address behind `#`, so that it can be kept, sent and gone back to. */
export interface Route {
  readonly path: readonly string[];
  readonly search: URLSearchParams;
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (told) => {
      addEventListener('hashchange', told);
      return () => removeEventListener('hashchange', told);
    },
    () => location.hash,
  );
  return useMemo(() => {
    const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
    return { path: path.split('/').filter((part) => part !== ''), search: new URLSearchParams(search) };
  }, [hash]);
}

/** The address of a place; what is empty is left out. */
export function addressOf(path: string, search: Readonly<Record<string, string | null | undefined>> = {}): string {
  const given = Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? `#/${path}` : `#/${path}?${new URLSearchParams(given)}`;
}
