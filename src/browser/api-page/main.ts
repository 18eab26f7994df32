import { tokenIn } from '../../legacy/token-in.js';
import { dataOf, type DemoAccount, element, REALMS, showDemoAccounts } from '../page.js';
import { type ApiDocument, tryable } from './document.js';

/** Scalar's API reference, which its file puts into the page. */
declare const Scalar: { createApiReference(root: HTMLElement, configuration: object): { destroy(): void } };

interface Offer extends DemoAccount {
  readonly call: { readonly method: string; readonly url: string; readonly body?: unknown };
}

interface PageData {
  readonly base: string;
  readonly document: string;
  readonly accounts: readonly Offer[];
  /** Where a token goes that no scheme of OpenAPI has a place for. */
  readonly bodyField?: string;
}

const { base, document: address, accounts, bodyField } = dataOf<PageData>('api-page');
const [bar, who, out, refusal] = [element('bar'), element('who'), element('sign-out'), element('refusal')];
let reference: { destroy(): void } | undefined;

new ResizeObserver(() =>
  globalThis.document.documentElement.style.setProperty('--scalar-custom-header-height', `${bar.offsetHeight}px`),
).observe(bar);
showDemoAccounts(element('demo'), accounts, (account) => void signIn(account));
out.addEventListener('click', () => void show(undefined));
void show(undefined);

/** By the surface's own call, without its cookie: the token is this page's only, and gone with it. */
async function signIn({ realm, username, call: { method, url, body } }: Offer): Promise<void> {
  refusal.textContent = '';
  const response = await fetch(base + url, {
    method,
    credentials: 'omit',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // summer-crm's students get theirs in a header.
  const token = response.headers.get('token') ?? tokenOf(text);
  if (token === undefined) refusal.textContent = `${method} ${base}${url} answered without a token: ${text.slice(0, 300)}`;
  else await show(token, `${username} (${(REALMS[realm] ?? realm).toLowerCase()})`);
}

function tokenOf(text: string): string | undefined {
  try {
    return tokenIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Shows the document, with the token where its calls take it. */
async function show(token: string | undefined, name = ''): Promise<void> {
  const document = (await (await fetch(address, { credentials: 'omit' })).json()) as ApiDocument;
  const filled = token !== undefined && bodyField !== undefined ? { field: bodyField, value: token } : undefined;
  const place = scrollY;
  who.textContent = token === undefined ? 'Not signed in' : `The token of ${name} goes with each call`;
  out.hidden = token === undefined;
  reference?.destroy();
  const root = globalThis.document.createElement('div');
  element('api').replaceChildren(root);
  reference = Scalar.createApiReference(root, {
    content: tryable(document, base, filled),
    authentication: token === undefined ? undefined : credentials(document, token),
    // Every endpoint is in sight.
    defaultOpenAllTags: true,
    persistAuth: false,
    customFetch: askOwnServer,
    // All of what follows would ask other hosts, or lead there.
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    hideClientButton: true,
    // The document as it is served is behind the link above.
    documentDownloadType: 'none',
    onLoaded: () => scrollTo(0, place),
  });
}

function credentials({ components = {} }: ApiDocument, token: string): object {
  const schemes = Object.entries(components.securitySchemes ?? {});
  return {
    preferredSecurityScheme: schemes[0]?.[0],
    securitySchemes: Object.fromEntries(schemes.map(([name, { type }]) => [name, type === 'http' ? { token } : { value: token }])),
  };
}

async function askOwnServer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { ...init, credentials: 'omit' });
  if (new URL(request.url).origin !== location.origin) throw new TypeError('This page asks its own server only.');
  return fetch(request);
}
