import type { ReactNode } from 'react';
import { useLabels } from './labels.js';
import { filled, useLanguage } from './language.js';
import { Failure, Field, Loading } from './parts.js';
import { addressOf, useRoute } from './route.js';

const PAGE_SIZE = 10;

/** What of a list is asked for. All of it stands in the address: what is searched for, how it is sorted, behind or before which cursor a page is. */
export function useListed<Status extends string>(statuses: Readonly<Record<string, Status>>) {
  const { search } = useRoute();
  const [after, before] = [search.get('after'), search.get('before')];
  return {
    text: search.get('text') ?? '',
    status: Object.values(statuses).find((value) => value === search.get('status')) ?? null,
    orderBy: search.get('sort') === 'oldest' ? 'ID_ASC' : 'ID_DESC',
    page: before === null ? { first: PAGE_SIZE, after, last: null, before: null } : { first: null, after: null, last: PAGE_SIZE, before },
  } as const;
}

interface PageInfo {
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

interface ListProps<Row> {
  readonly path: string;
  /** Name of the enum in the schema, and its values. */
  readonly statuses: readonly [name: string, values: Readonly<Record<string, string>>];
  /** What the text that is searched for is; without it none is asked for, and nothing to sort by. */
  readonly searched?: string | undefined;
  readonly connection: { readonly totalCount: number; readonly nodes: readonly Row[]; readonly pageInfo: PageInfo } | undefined;
  readonly asking: { readonly error?: unknown; readonly fetching: boolean };
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A page of a list between the form that searches it and the links to the pages beside. */
export function List<Row>({ path, statuses, searched, connection, asking, children }: ListProps<Row>) {
  const { t } = useLanguage();
  return (
    <>
      <SearchForm path={path} statuses={statuses} searched={searched} />
      {asking.error !== undefined && <Failure error={asking.error} />}
      {!connection && asking.fetching && <Loading />}
      {connection && (connection.nodes.length > 0 ? children(connection.nodes) : <p>{t.empty}</p>)}
      {connection && <Pager path={path} info={connection.pageInfo} total={connection.totalCount} />}
    </>
  );
}

/** What is given goes into the address when the form is sent, and the list begins anew. */
function SearchForm({ path, statuses: [name, values], searched }: Pick<ListProps<unknown>, 'path' | 'statuses' | 'searched'>) {
  const { t } = useLanguage();
  const label = useLabels();
  const { search } = useRoute();
  const given = (parameter: string): string => search.get(parameter) ?? '';
  return (
    <form
      role="search"
      key={search.toString()}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = [...new FormData(event.currentTarget)].map(([field, value]) => [field, String(value).trim()] as const);
        location.hash = addressOf(path, Object.fromEntries(fields));
      }}
    >
      {searched !== undefined && (
        <Field label={searched}>{(id) => <input id={id} name="text" type="search" defaultValue={given('text')} maxLength={100} />}</Field>
      )}
      <Field label={t.status}>
        {(id) => (
          <select id={id} name="status" defaultValue={given('status')}>
            <option value="">{t.all}</option>
            {Object.values(values).map((value) => (
              <option key={value} value={value}>
                {label(name, value)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {searched !== undefined && (
        <Field label={t.sort}>
          {(id) => (
            <select id={id} name="sort" defaultValue={given('sort')}>
              <option value="">{t.newest}</option>
              <option value="oldest">{t.oldest}</option>
            </select>
          )}
        </Field>
      )}
      <button type="submit">{t.search}</button>
    </form>
  );
}

/** Links to the pages beside the one that is shown, with what is searched and sorted by. */
function Pager({ path, info, total }: { readonly path: string; readonly info: PageInfo; readonly total: number }) {
  const { t } = useLanguage();
  const { after: _after, before: _before, ...kept } = Object.fromEntries(useRoute().search);
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

interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
}

/** Rows of which the first column says what they are. */
export function Table<Row extends { readonly id: number }>({
  rows,
  columns,
}: {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}) {
  return (
    <table role="table">
      <thead>
        <tr>
          {columns.map(({ head }) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.id}>
            {columns.map(({ head, cell }, index) =>
              index === 0 ? (
                <th role="rowheader" scope="row" data-label={head} key={head}>
                  {cell(row)}
                </th>
              ) : (
                <td role="cell" data-label={head} key={head}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
