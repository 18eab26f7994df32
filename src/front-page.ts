import type { DemoAccount, FindDemoAccounts } from './access/demo-account.js';
import type { Surface } from './legacy/shim/index.js';
import type { Document } from './platform/http/document.js';
import { pageFile } from './platform/pages/page-file.js';
import { escaped, page, pageSender, type SendPage } from './platform/pages/page.js';

export interface FrontPageOptions {
  readonly surfaces: readonly Surface[];
  readonly demoAccounts: FindDemoAccounts;
  readonly build: Readonly<Record<'version' | 'node', string>>;
}

/** What a person's browser is shown at the root: what this is, and where everything is. */
export function frontPage({ surfaces, demoAccounts, build }: FrontPageOptions): SendPage {
  return pageSender(demoAccounts, async (accounts): Promise<Document> => {
    const body = `<main>
<h1>Campus Gateway</h1>
<p class="lead">One GraphQL API over one schema of an education business: summer-school admissions and studies, a school platform, a course-service
shop, mini-program accounts. Beside it, the older HTTP APIs go on as they were.</p>
<ul class="ways">
<li><a href="/graphql"><b>GraphQL playground</b><span>Sign in, write queries, read the schema. Programs ask the same address.</span></a></li>
<li><a href="/health/ready"><b>Ready?</b><span>Whether database, store and files do their work.</span></a></li>
<li><a href="/health/live"><b>Alive?</b><span>Whether the process answers at all.</span></a></li>
</ul>
<h2>Older APIs</h2>
<p>Each page lists every endpoint, and calls them from the browser.</p>
<div class="wide"><table class="surfaces">
<thead><tr><th>API</th><th>for</th><th class="number">endpoints</th><th>as data</th></tr></thead>
<tbody>
${surfaces.map(rowOf).join('\n')}
</tbody>
</table></div>
${accounts.length === 0 ? '' : demoAccountsOf(accounts)}
</main>
<footer>Version ${escaped(build.version)} on Node ${escaped(build.node)} (<a href="/health/version">as data</a>)</footer>`;
    return page({ title: 'Campus Gateway', body, styles: [await pageFile('bar.css'), await pageFile('front-page.css')] });
  });
}

function rowOf({ name, contract }: Surface): string {
  const at = `/legacy/${name}/`;
  return `<tr><td><a href="${at}">${escaped(name)}</a></td><td>${escaped(contract.title)}</td><td class="number">${contract.endpoints.length}<span class="unit"> endpoints</span></td><td><a href="${at}openapi.json">openapi.json</a></td></tr>`;
}

function demoAccountsOf(accounts: readonly DemoAccount[]): string {
  const realms = [...new Set(accounts.map(({ realm }) => realm))];
  const passwords = [...new Set(accounts.map(({ password }) => password))];
  const namesOf = (realm: string): string =>
    accounts
      .filter((account) => account.realm === realm)
      .map(({ username }) => `<code>${escaped(username)}</code>`)
      .join(' ');
  return `<h2>Demo accounts</h2>
<p>Password ${passwords.map((password) => `<code>${escaped(password)}</code>`).join(' or ')}; the pages above sign in with one click.</p>
<div class="wide"><table>
<thead><tr><th>realm</th><th>user names</th></tr></thead>
<tbody>
${realms.map((realm) => `<tr><td>${realm}</td><td>${namesOf(realm)}</td></tr>`).join('\n')}
</tbody>
</table></div>`;
}
