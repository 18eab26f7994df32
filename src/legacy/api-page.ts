import type { FastifyPluginAsync } from 'fastify';
import type { DemoAccount, FindDemoAccounts } from '../access/demo-account.js';
import { Document } from '../platform/http/document.js';
import { pageFile } from '../platform/pages/page-file.js';
import { dataBlock, escaped, page, pageSender, type SendPage } from '../platform/pages/page.js';
import type { Surface } from './shim/index.js';
import { SIGN_INS, type SignInCall } from './sign-ins.js';

/** The same script for the pages of all surfaces, so that browsers fetch it once. */
const SCRIPT_PATH = '/legacy/scalar.js';

/** A demo account, and the call of the surface that signs it in. */
interface SignInOffer {
  readonly realm: string;
  readonly username: string;
  readonly call: SignInCall;
}

/** For each surface the page that shows its OpenAPI document, and calls its endpoints. */
export function apiPages(surfaces: readonly Surface[], demoAccounts: FindDemoAccounts): ReadonlyMap<string, SendPage> {
  return new Map(surfaces.map((surface) => [surface.name, pageSender(demoAccounts, (accounts) => makePage(surface, accounts))] as const));
}

/** GET /legacy/scalar.js: Scalar's API reference. */
export const apiPageScript: FastifyPluginAsync = async (app) => {
  let script: Promise<Document> | undefined;
  app.get(SCRIPT_PATH, async (request, reply) => {
    script ??= pageFile('scalar.js').then(
      (text) => new Document(text, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
    );
    return (await script).send(request, reply);
  });
};

async function makePage({ name, contract, credential, securitySchemes }: Surface, accounts: readonly DemoAccount[]): Promise<Document> {
  const base = `/legacy/${name}`;
  const data = {
    base,
    document: `${base}/openapi.json`,
    accounts: accounts.flatMap((account) => offersOf(name, account)),
    // What has no scheme of OpenAPI is sent in the body.
    bodyField: Object.keys(securitySchemes).length === 0 ? credential.names[0] : undefined,
  };
  const body = `<header class="bar" id="bar">
  <a class="home" href="/">Campus Gateway</a>
  <span class="place">${escaped(name)}: ${escaped(contract.title)}</span>
  <p id="who" role="status">Not signed in</p>
  <button type="button" id="sign-out" hidden>Forget the token</button>
  <a href="${base}/openapi.json">openapi.json</a>
</header>
<section class="panel" id="panel" aria-label="Sign in"${data.accounts.length === 0 ? ' hidden' : ''}>
  <div id="demo"></div>
  <p id="refusal" class="refusal" role="alert"></p>
</section>
<div id="api"><noscript>The page of an API needs JavaScript; without it there is <a href="${base}/openapi.json">openapi.json</a>.</noscript></div>
${dataBlock('api-page', data)}`;
  return page({
    title: `${name} · Campus Gateway`,
    body,
    styles: [await pageFile('bar.css'), await pageFile('api-page.css')],
    scriptFiles: [SCRIPT_PATH],
    scripts: [await pageFile('api-page.js')],
    policy: {
      // Scalar brings its styles.
      'style-src': "'unsafe-inline'",
      'font-src': 'data:',
      'connect-src': "'self'",
      'img-src': "'self' data: blob:",
    },
  });
}

function offersOf(surface: Surface['name'], { realm, username, password, wechatCode }: DemoAccount): SignInOffer[] {
  const ways = SIGN_INS[surface][realm.toLowerCase()];
  if (ways?.password) return [{ realm, username, call: ways.password(username, password) }];
  if (ways?.code && wechatCode !== undefined) return [{ realm, username, call: ways.code(wechatCode, '') }];
  return [];
}
