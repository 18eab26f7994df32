import type { DemoAccount, FindDemoAccounts } from '../../access/demo-account.js';
import type { Document } from '../../platform/http/document.js';
import { pageFile } from '../../platform/pages/page-file.js';
import { dataBlock, page, pageSender, type SendPage } from '../../platform/pages/page.js';

/** Before anything is typed. Whoever has signed in may ask it, and sees something. */
const STARTER = `# Sign in above, then press play (Ctrl-Enter).
# The first button beside this: the schema.

query Start {
  viewer {
    realm
    username
  }
  campuses(first: 3, orderBy: NAME_ASC) {
    totalCount
    nodes {
      name
      projects(first: 2) {
        nodes {
          name
        }
      }
    }
  }
}
`;

const BODY = `<header class="bar">
  <a class="home" href="/">Campus Gateway</a>
  <span class="place">GraphQL playground</span>
  <p id="who" role="status">Not signed in</p>
  <button type="button" id="other" aria-expanded="false" aria-controls="panel">Sign in</button>
  <button type="button" id="sign-out" hidden>Sign out</button>
</header>
<section class="note" id="ended" role="alert" hidden>
  <p id="ended-text"></p>
  <button type="button" id="again" class="main">Sign in again</button>
</section>
<section class="panel" id="panel" aria-label="Sign in" hidden>
  <div id="demo"></div>
  <details id="another">
  <summary>Another account</summary>
  <form id="sign-in">
    <label>Who <select name="realm"></select></label>
    <label>By <select name="way"><option value="password">password</option><option value="wechat">WeChat code</option></select></label>
    <label data-way="password">User name <input name="username" autocomplete="username" autocapitalize="none" spellcheck="false"></label>
    <label data-way="password">Password <input name="password" type="password" autocomplete="current-password"></label>
    <label data-way="new-password">New password <input name="newPassword" type="password" autocomplete="new-password"></label>
    <label data-way="wechat">WeChat code <input name="code" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
    <button class="main">Sign in</button>
  </form>
  </details>
  <p id="refusal" class="refusal" role="alert"></p>
</section>
<div id="root"><noscript>The playground needs JavaScript.</noscript></div>
`;

/** Makes the sender of GraphiQL: one page of nine megabytes that holds everything it needs, so it works without the internet. */
export function createPlayground(endpoint: string, demoAccounts: FindDemoAccounts): SendPage {
  return pageSender(demoAccounts, (accounts) => makePage(endpoint, accounts));
}

async function makePage(endpoint: string, accounts: readonly DemoAccount[]): Promise<Document> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const workers = { editorWorkerService: graphiql.editorWorkerService, json: graphiql.jsonWorker, graphql: graphiql.graphqlWorker };
  return page({
    title: 'Campus Gateway',
    body: BODY + dataBlock('playground', { endpoint, starter: STARTER, accounts }),
    styles: [graphiql.css, await pageFile('bar.css'), await pageFile('playground.css')],
    scripts: [`self.editorWorkers = ${JSON.stringify(workers)};`, graphiql.js, await pageFile('playground.js')],
    policy: {
      'worker-src': 'blob:',
      // The editor writes its styles into the page.
      'style-src': "'unsafe-inline'",
      'font-src': 'data:',
      'connect-src': "'self'",
    },
  });
}
