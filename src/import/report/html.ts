import type { ComparisonReport, DifferenceReport, ImportReport, SystemReport, TableReport } from './report.js';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1100px;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;width:100%}th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}
th{background:#f3f3f3}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:#a00;font-weight:bold}.good{color:#060}
h2{margin-top:2.5rem;border-bottom:2px solid #ccc}summary{cursor:pointer}`;

/** A text that is none of HTML's own. */
class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly (string | number | Html)[];

/** Everything that is put in is escaped, unless it is HTML of ours. */
function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, place) => `${text}${place === 0 ? '' : inside(parts[place - 1] ?? '')}${string}`, ''));
}

function inside(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((one) => inside(one)).join('');
  return String(part).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The report as a page of its own, without anything from elsewhere. */
export function htmlOf(report: ImportReport): string {
  const verdict = report.accounted
    ? html`<p class="good">Every row and every sum is accounted for.</p>`
    : html`<p class="bad">Rows or sums are not accounted for: see what is marked.</p>`;
  const page = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <title>Import report</title>
      <style>
        ${new Html(STYLE)}
      </style>
      <h1>Import${report.dryRun ? ' (dry run: nothing was written)' : ''}</h1>
      <p>${report.startedAt} to ${report.finishedAt}</p>
      ${verdict}${report.systems.map((system) => systemHtml(system, report.rows))}
    </html>`;
  return page.text;
}

function systemHtml(system: SystemReport, rows: string | null): Html {
  return html`<h2>${system.system}</h2>
    <p>from ${system.from}${system.state === null ? '' : `, found in ${system.state}`}</p>
    <h3>Rows</h3>
    ${tableOf(
      ['table', 'read', 'written', 'merged', 'set aside', 'not accounted for', 'gone there', 'new now', 'changed now', 'conflicts'],
      system.tables.map((one) => [
        one.table,
        one.read,
        one.written,
        one.merged,
        one.setAside,
        one.unaccounted === 0 ? 0 : html`<span class="bad">${one.unaccounted}</span>`,
        one.gone,
        one.inserted,
        one.updated,
        one.conflicting,
      ]),
    )}
    <h3>Sums and statuses on both sides</h3>
    ${system.comparisons.map(comparisonHtml)}
    <h3>Accounts</h3>
    ${tableOf(
      ['realm', 'password', 'accounts'],
      system.passwords.map(({ realm, kind, accounts }) => [realm, kind, accounts]),
    )}
    ${system.firstPasswords.length === 0 ? '' : html`<p>Must change the password that every account began with: ${system.firstPasswords.map(({ username }) => username).join(', ')}</p>`}
    ${unknownHtml(system)}
    <h3>What was dealt with</h3>
    ${system.tables.map((table) => detailsHtml(table, rows))}`;
}

function comparisonHtml({ table, entity, groups, explained, unaccounted }: ComparisonReport): Html {
  const fields = Object.keys(groups[0]?.old.sums ?? {});
  const heads = ['status', 'rows there', 'rows here', ...fields.flatMap((field) => [`${field} there`, `${field} here`])];
  const rows = groups.map(({ status, old, here }) => [
    status === '' ? 'all' : status,
    old.rows,
    here.rows,
    ...fields.flatMap((field) => [old.sums[field] ?? '', here.sums[field] ?? '']),
  ]);
  return html`<h4>${table} → ${entity}</h4>
    ${tableOf(heads, rows)}
    ${
      explained.length === 0
        ? ''
        : html`<p>Differences, explained:</p>
            ${differencesHtml(explained, fields)}`
    }
    ${
      unaccounted.length === 0
        ? ''
        : html`<p class="bad">Differences that nothing explains:</p>
            ${differencesHtml(unaccounted, fields)}`
    }`;
}

function differencesHtml(differences: readonly DifferenceReport[], fields: readonly string[]): Html {
  return tableOf(
    ['reason', 'rows', ...fields.map((field) => `${field}, more there`), 'old ids'],
    differences.map(({ reason, rows, sums, oldIds }) => [reason, rows, ...fields.map((field) => sums[field] ?? ''), oldIds.join(', ')]),
  );
}

function unknownHtml({ system, unknownTables, ignoredTables, missingTables, missingColumns }: SystemReport): Html {
  return html`${
    unknownTables.length === 0
      ? ''
      : html`<h3>Tables that no mapping knows</h3>
          <p>
            Nothing accounts for their rows. Tell us of a table that holds something; where it does not, say so: --ignore-table
            ${system}.&lt;table&gt;
          </p>
          ${tableOf(
            ['table', 'rows'],
            unknownTables.map(({ table, rows }) => [table, rows === 0 ? 0 : html`<span class="bad">${rows}</span>`]),
          )}`
  }
  ${
    ignoredTables.length === 0
      ? ''
      : html`<h3>Tables that hold nothing to import</h3>
          ${tableOf(
            ['table', 'rows', 'reason'],
            ignoredTables.map(({ table, rows, reason }) => [table, rows, reason]),
          )}`
  }
  ${missingTables.length === 0 ? '' : html`<p>Tables that are not there: ${missingTables.join(', ')}</p>`}
  ${missingColumns.length === 0 ? '' : html`<p>Columns that are not there, and count as empty: ${missingColumns.join(', ')}</p>`}`;
}

function detailsHtml(table: TableReport, file: string | null): Html {
  const { rules, setAsideRows, conflicts, missingFiles, homelessColumns } = table;
  const sections = [
    section('By rule', rules, ['rule', 'rows', 'old ids'], ({ rule, rows, oldIds }) => [rule, rows, oldIds.join(', ')]),
    section('Set aside', setAsideRows, ['old id', 'reason'], ({ oldId, reason }) => [oldId, reason], { of: table.setAside, file }),
    section(
      'Conflicts',
      conflicts,
      ['old id', 'here', 'changed on both sides'],
      ({ oldId, entity, id, fields }) => [oldId, `${entity} ${id}`, fields.join(', ')],
      { of: table.conflicting, file },
    ),
    section('Missing files', missingFiles, ['old id', 'file'], (one) => [one.oldId, one.file], { of: table.filesMissing, file }),
    section('Columns without a home', homelessColumns, ['column', 'reason', 'values'], ({ column, reason, values }) => [
      column,
      reason,
      values,
    ]),
  ].flat();
  return sections.length === 0
    ? html``
    : html`<details>
        <summary>${table.table}</summary>
        ${sections}
      </details>`;
}

/** `whole`: how many there are, and the file in which all of them stand. */
function section<T>(
  title: string,
  rows: readonly T[],
  heads: readonly string[],
  cellsOf: (row: T) => Part[],
  whole?: { readonly of: number; readonly file: string | null },
): Html[] {
  if (rows.length === 0) return [];
  const cut =
    whole === undefined || whole.of <= rows.length
      ? ''
      : html`<p>
          The first ${rows.length} of ${whole.of}:
          ${whole.file === null ? 'all of them stand in the table imported_row.' : html`all of them stand in <a href="${whole.file}">${whole.file}</a>.`}
        </p>`;
  return [
    html`<h5>${title}</h5>
      ${cut} ${tableOf(heads, rows.map(cellsOf))}`,
  ];
}

function tableOf(heads: readonly string[], rows: readonly (readonly Part[])[]): Html {
  return html`<table>
    <tr>
      ${heads.map((head) => html`<th>${head}</th>`)}
    </tr>
    ${rows.map(
      (cells) =>
        html`<tr>
          ${cells.map((cell) => (typeof cell === 'number' ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`))}
        </tr>`,
    )}
  </table>`;
}
