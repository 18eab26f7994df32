import type { Example, Group } from '../replay/comparison.js';
import type { Report } from './report.js';

/** The longest answer that is shown whole. */
const LONGEST_SHOWN = 20_000;

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1b1f24}
table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #d0d7de;padding:.3rem .6rem;text-align:left;vertical-align:top}
td.n{text-align:right}details{border:1px solid #d0d7de;border-radius:6px;margin:.6rem 0;padding:.4rem .8rem}summary{cursor:pointer}
.meant{opacity:.65}.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}pre{background:#f6f8fa;padding:.6rem;overflow:auto;max-height:30rem;white-space:pre-wrap;word-break:break-word}
code{background:#f6f8fa;padding:0 .2rem}`;

/** The report as a page that needs nothing else. */
export function htmlOf(report: Report): string {
  const { surface, old, our, traffic, at, compared, equal, differing, leftOut, endpoints, differences } = report;
  const rows = Object.entries(endpoints).sort(([, one], [, other]) => other.differing - one.differing);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(surface)}: old and new</title><style>${STYLE}</style>
<h1>${escaped(surface)}: old and new</h1>
<p>${escaped(traffic)}, sent to ${escaped(old)} and ${escaped(our)}; ${escaped(at)}</p>
<p><b>${compared}</b> answers compared, <b>${equal}</b> equal, <b>${differing}</b> differ.</p>
${table(
  ['left out', 'because'],
  Object.entries(leftOut).map(([reason, count]) => [count ?? 0, reason]),
)}
<h2>Differences</h2>
${differences.map(groupOf).join('\n') || '<p>None.</p>'}
${rows.map(([endpoint, { decisions = [] }]) => decisionsOf(endpoint, decisions)).join('')}
<h2>Endpoints</h2>
${table(
  ['endpoint', 'compared', 'differ'],
  rows.map(([endpoint, counts]) => [endpoint, counts.compared, counts.differing]),
)}
</html>
`;
}

function decisionsOf(endpoint: string, decisions: readonly string[]): string {
  if (decisions.length === 0) return '';
  return `<details><summary>What the contract of ${escaped(endpoint)} decides, where answers may differ by intent</summary><ul>${decisions.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul></details>`;
}

function groupOf({ endpoint, kind, at, count, explained, examples }: Group): string {
  const meant = explained === null ? '' : ` <i>meant: ${escaped(explained)}</i>`;
  return `<details${explained === null ? '' : ' class="meant"'}><summary><b>${count}</b> × ${escaped(endpoint)}: ${kind} at <code>${escaped(at)}</code>${meant}</summary>
${examples.map(exampleOf).join('\n')}
</details>`;
}

function exampleOf({ number, method, url, person, difference, old, new: our }: Example): string {
  const side = (name: string, value: unknown, answer: Example['old']): string =>
    `<div><h4>${name}: <code>${escaped(json(value))}</code></h4><pre>${escaped(`${answer.status}\n${json(answer.body)}`)}</pre></div>`;
  return `<h3>No. ${number}: ${escaped(method)} ${escaped(url)}${person === null ? '' : ` as ${escaped(person)}`}</h3>
<div class="sides">${side('old', difference.old, old)}${side('new', difference.new, our)}</div>`;
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return '';
  const cells = (row: readonly (string | number)[]): string =>
    row.map((cell) => `<td${typeof cell === 'number' ? ' class="n"' : ''}>${escaped(String(cell))}</td>`).join('');
  return `<table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

function json(value: unknown): string {
  const text = value === undefined ? '(absent)' : JSON.stringify(value, null, 2);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}\n… ${text.length} characters` : text;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
