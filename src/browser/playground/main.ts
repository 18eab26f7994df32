import { dataOf, type DemoAccount, element, REALMS, showDemoAccounts, timeOf } from '../page.js';
import { ask, type Headers, type Operation, subscription } from './ask.js';
import { CurrentSession, type Session } from './session.js';
import { type Proof, signIn, signOut } from './sign-in.js';

/** GraphiQL, as its package puts it into the page. */
declare const YogaGraphiQL: { renderYogaGraphiQL(root: HTMLElement, options: GraphiQLOptions): void };
/** Sources of the editor's workers, by the editor's name for each. */
declare const editorWorkers: Readonly<Record<string, string>>;

interface GraphiQLOptions {
  readonly title: string;
  readonly logo: string;
  readonly defaultQuery: string;
  readonly defaultEditorToolsVisibility: boolean;
  readonly shouldPersistHeaders: boolean;
  fetcher(operation: Operation, options?: { readonly headers?: Headers; readonly documentAST?: DocumentAst }): unknown;
  onEditQuery(query: string): void;
}

interface DocumentAst {
  readonly definitions: readonly { readonly operation?: string; readonly name?: { readonly value: string } }[];
}

interface Demo extends DemoAccount {
  readonly password: string;
}

const { endpoint, starter, accounts } = dataOf<{ endpoint: string; starter: string; accounts: readonly Demo[] }>('playground');
const [who, panel, other, out] = [element('who'), element('panel'), element('other'), element('sign-out')];
const [note, noteText, refusal] = [element('ended'), element('ended-text'), element('refusal')];
const another = element<HTMLDetailsElement>('another');
const form = element<HTMLFormElement>('sign-in');
const session = new CurrentSession(show);
/** Whose session has ended. */
let last: Session | undefined;
/** What the editor holds, as far as this page knows. */
let text = new URL(location.href).searchParams.get('query') ?? storedText() ?? starter;

startEditor();
showDemoAccounts(element('demo'), accounts, (account) => void enter({ way: 'password', ...account }));
field('realm').append(...Object.entries(REALMS).map(([value, label]) => new Option(label, value)));
field('way').addEventListener('change', () => showWay(field('way').value as Proof['way']));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void enter(proofIn(new FormData(form)));
});
other.addEventListener('click', () => openPanel(panel.hidden !== false));
out.addEventListener('click', () => void signOut(endpoint, session));
element('again').addEventListener('click', enterAgain);
showWay('password');
another.open = accounts.length === 0;
show(undefined);

function startEditor(): void {
  const addresses = Object.entries(editorWorkers).map(([label, source]) => [
    label,
    URL.createObjectURL(new Blob([source], { type: 'text/javascript' })),
  ]);
  const addressOf: Readonly<Record<string, string>> = Object.fromEntries(addresses);
  Object.assign(globalThis, {
    MonacoEnvironment: { globalAPI: false, getWorkerUrl: (_module: string, label: string) => addressOf[label] },
  });
  YogaGraphiQL.renderYogaGraphiQL(element('root'), {
    title: '',
    logo: '',
    defaultQuery: starter,
    defaultEditorToolsVisibility: false,
    // Headers hold tokens.
    shouldPersistHeaders: false,
    // In place of the package's own, which writes what is typed, passwords too, into the address.
    onEditQuery: (query) => (text = query),
    fetcher: (given, { headers = {}, documentAST } = {}) => {
      const operation = withNameInText(given);
      return isSubscription(operation, documentAST)
        ? subscription(endpoint, operation, session, headers)
        : ask(endpoint, operation, session, headers);
    },
  });
}

/** GraphiQL finds out a moment after the last key how the operation is called; who runs it sooner is sent under the name of what was there before. */
function withNameInText(operation: Operation): Operation {
  const { operationName, query } = operation;
  return operationName && query.includes(operationName) ? operation : { ...operation, operationName: null };
}

function isSubscription({ operationName }: Operation, document: DocumentAst | undefined): boolean {
  const operations = (document?.definitions ?? []).filter(({ operation }) => operation !== undefined);
  const chosen = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  return chosen?.operation === 'subscription';
}

/** What GraphiQL kept of its last visit in this browser. */
function storedText(): string | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem('graphiql:tabState') ?? 'null') as {
      tabs: { query: string }[];
      activeTabIndex: number;
    } | null;
    return kept?.tabs[kept.activeTabIndex]?.query;
  } catch {
    return undefined;
  }
}

async function enter(proof: Proof): Promise<void> {
  refusal.textContent = '';
  panel.inert = true;
  const outcome = await signIn(endpoint, proof, session);
  panel.inert = false;
  if ('refusal' in outcome) {
    refusal.textContent = outcome.refusal;
    if (outcome.newPassword) showWay('new-password');
    openPanel(true);
    return;
  }
  form.reset();
  showWay('password');
  session.begin(outcome.session);
  if (text === starter) document.querySelector<HTMLButtonElement>('.graphiql-execute-button')?.click();
}

/** A demo account at once; for others the form, with what is known. */
function enterAgain(): void {
  const account = accounts.find(({ realm, username }) => realm === last?.realm && username === last.name);
  if (account !== undefined) return void enter({ way: 'password', ...account });
  another.open = true;
  openPanel(true);
}

function proofIn(given: FormData): Proof {
  const valueOf = (name: string): string => String(given.get(name) ?? '');
  const realm = valueOf('realm');
  if (valueOf('way') === 'wechat') return { way: 'wechat', realm, code: valueOf('code') };
  const known = { realm, username: valueOf('username'), password: valueOf('password') };
  const newPassword = valueOf('newPassword');
  return newPassword === '' ? { way: 'password', ...known } : { way: 'new-password', ...known, newPassword };
}

function show(signedIn: Session | undefined, ended?: Session): void {
  who.textContent = signedIn === undefined ? 'Not signed in' : `${labelOf(signedIn)}, until ${timeOf(signedIn.expiresAt)}`;
  note.hidden = ended === undefined;
  last = ended;
  if (ended !== undefined) {
    noteText.textContent = `The session of ${labelOf(ended)} has ended: its time is up, or it was revoked.`;
    field('realm').value = ended.realm;
    field('username').value = ended.name;
  }
  out.hidden = signedIn === undefined;
  other.textContent = signedIn === undefined ? 'Sign in' : 'Switch account';
  openPanel(signedIn === undefined && ended === undefined);
}

function labelOf({ realm, name }: Session): string {
  return `${name} (${(REALMS[realm] ?? realm).toLowerCase()})`;
}

function openPanel(open: boolean): void {
  panel.hidden = !open;
  other.setAttribute('aria-expanded', String(open));
  if (!open) refusal.textContent = '';
}

/** Shows the fields that a way of signing in has. */
function showWay(way: Proof['way']): void {
  for (const label of form.querySelectorAll<HTMLElement>('[data-way]')) {
    const wanted = label.dataset['way'] === way || (way === 'new-password' && label.dataset['way'] === 'password');
    label.hidden = !wanted;
    for (const input of label.querySelectorAll('input')) {
      input.disabled = !wanted;
      input.required = wanted;
    }
  }
}

function field(name: string): HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLSelectElement;
}
