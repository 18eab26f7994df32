/** What `dataBlock` has put into the page. */
export function dataOf<T>(id: string): T {
  return JSON.parse(element(id).textContent ?? '') as T;
}

export function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found as E;
}

/** An account of the demo data, as the page was given it. */
export interface DemoAccount {
  readonly realm: string;
  readonly username: string;
}

export const REALMS: Readonly<Record<string, string>> = {
  STAFF: 'Staff',
  STUDENT: 'Student',
  TEACHER: 'Teacher',
  PUPIL: 'Pupil',
  SHOPPER: 'Shopper',
  MEMBER: 'Member',
};

/** A button for each demo account, by realm; nothing where there are none. */
export function showDemoAccounts<A extends DemoAccount>(into: HTMLElement, accounts: readonly A[], choose: (account: A) => void): void {
  if (accounts.length === 0) return;
  const lead = document.createElement('p');
  lead.textContent = 'Demo accounts, one click each:';
  const groups = [...new Set(accounts.map(({ realm }) => realm))].map((realm) => {
    const group = document.createElement('div');
    group.className = 'group';
    const name = document.createElement('span');
    name.textContent = REALMS[realm] ?? realm;
    group.append(name, ...accounts.filter((account) => account.realm === realm).map((account) => buttonFor(account, choose)));
    return group;
  });
  const list = document.createElement('div');
  list.className = 'groups';
  list.append(...groups);
  into.append(lead, list);
}

function buttonFor<A extends DemoAccount>(account: A, choose: (account: A) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = account.username;
  button.addEventListener('click', () => choose(account));
  return button;
}

/** Day and time as the person's browser writes them; a session lasts past midnight. */
export function timeOf(instant: string): string {
  return new Date(instant).toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit' });
}
