import { type ReactNode, useId, useState } from 'react';
import { filled, useLanguage } from './language.js';
import { addressOf } from './route.js';

export function Loading() {
  const { t } = useLanguage();
  return <p role="status">{t.loading}</p>;
}

export function Failure({ error }: { readonly error: unknown }) {
  const { errorText } = useLanguage();
  return (
    <p role="alert" className="failure">
      {errorText(error)}
    </p>
  );
}

export const PAGE_SIZE = 10;

/** Which page of a list an address names: behind a cursor, or before one. */
export function pageOf(search: URLSearchParams) {
  const after = search.get('after');
  const before = search.get('before');
  return before === null ? { first: PAGE_SIZE, after, last: null, before: null } : { first: null, after: null, last: PAGE_SIZE, before };
}

interface PageInfo {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Links to the pages beside the one that is shown, with what is searched and sorted by. */
export function Pager({
  path,
  search,
  info,
  total,
}: {
  readonly path: string;
  readonly search: URLSearchParams;
  readonly info: PageInfo;
  readonly total: number;
}) {
  const { t } = useLanguage();
  const { after: _after, before: _before, ...kept } = Object.fromEntries(search);
  return (
    <nav className="pager" aria-label={filled(t.total, { count: total })}>
      <span>{filled(t.total, { count: total })}</span>
      {info.hasPreviousPage && (
        <a rel="prev" href={addressOf(path, { ...kept, before: info.startCursor })}>
          {t.previous}
        </a>
      )}
      {info.hasNextPage && (
        <a rel="next" href={addressOf(path, { ...kept, after: info.endCursor })}>
          {t.next}
        </a>
      )}
    </nav>
  );
}

/** What a list is searched and sorted by; it goes into the address when the form is sent, and the list begins anew. */
export function SearchForm({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const given = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()] as const);
        location.hash = addressOf(path, Object.fromEntries(given));
      }}
    >
      {children}
      <button type="submit">{t.search}</button>
    </form>
  );
}

export function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** A personal picture. Its address is good for an hour; where it has expired, it is read anew once. */
export function Picture({ address, alt, readAnew }: { readonly address: string; readonly alt: string; readonly readAnew: () => void }) {
  const { t } = useLanguage();
  const [failed, setFailed] = useState<readonly string[]>([]);
  if (failed.includes(address) && failed.length > 1) return <p>{t.pictureGone}</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img
        src={address}
        alt={alt}
        onError={() => {
          if (failed.length === 0) readAnew();
          setFailed([...failed, address]);
        }}
      />
    </a>
  );
}
