import { graphql } from '@campus-gateway/client';
import { useEffect, useRef } from 'react';
import { useMutation, useQuery } from 'urql';
import { useLanguage } from './language.js';
import { OrderPage } from './pages/order.js';
import { OrdersPage } from './pages/orders.js';
import { SchoolsPage } from './pages/schools.js';
import { SignInPage } from './pages/sign-in.js';
import { StudentPage } from './pages/student.js';
import { StudentsPage } from './pages/students.js';
import { Failure, Loading } from './parts.js';
import { addressOf, useRoute } from './route.js';
import { useSession, type Viewer, ViewerQuery } from './session.js';

const Logout = graphql(`
  mutation Logout {
    logout
  }
`);
const PLACES = ['orders', 'students', 'schools'] as const;

export function App() {
  const { token } = useSession();
  return token === null ? <SignInPage /> : <SignedIn />;
}

function SignedIn() {
  const { t } = useLanguage();
  const { end } = useSession();
  const [{ data, error, fetching }] = useQuery({ query: ViewerQuery });
  if (fetching) return <Loading />;
  if (error) return <Failure error={error} />;
  const viewer = data?.viewer ?? null;
  if (viewer === null || viewer.realm !== 'STAFF') {
    return (
      <main>
        <p role="alert">{t.staffOnly}</p>
        <button onClick={end}>{t.signOut}</button>
      </main>
    );
  }
  return <Office viewer={viewer} />;
}

function Office({ viewer }: { readonly viewer: Viewer }) {
  const { t, change } = useLanguage();
  const { end } = useSession();
  const [, logout] = useMutation(Logout);
  const { path } = useRoute();
  const place = PLACES.find((name) => name === path[0]) ?? 'orders';
  const main = useRef<HTMLElement>(null);
  const at = path.join('/');
  const first = useRef(at);
  // Whoever reads by ear is told that the page is another one.
  useEffect(() => {
    if (first.current !== at) main.current?.focus();
    first.current = at;
  }, [at]);

  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t.skip}
      </a>
      <header>
        <h1>{t.title}</h1>
        <nav aria-label={t.navigation}>
          {PLACES.map((name) => (
            <a key={name} href={addressOf(name)} aria-current={name === place ? 'page' : undefined}>
              {t[name]}
            </a>
          ))}
        </nav>
        <div className="who">
          <span>{viewer.staff?.name || viewer.username}</span>
          <button onClick={change} lang={t.language === 'English' ? 'en' : 'zh-CN'}>
            {t.language}
          </button>
          {/* The session is over here whether or not the gateway could be told. */}
          <button onClick={() => void logout({}).finally(end)}>{t.signOut}</button>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Page place={place} id={path[1]} viewer={viewer} />
      </main>
    </>
  );
}

function Page({
  place,
  id,
  viewer,
}: {
  readonly place: (typeof PLACES)[number];
  readonly id: string | undefined;
  readonly viewer: Viewer;
}) {
  // What is offered; the gateway decides anew each time, and nobody shall run into its refusals.
  const may = (permission: Viewer['permissions'][number]) => viewer.permissions.includes(permission);
  const number = /^\d{1,9}$/.test(id ?? '') ? Number(id) : null;
  if (place === 'students') return number === null ? <StudentsPage /> : <StudentPage key={number} id={number} />;
  if (place === 'schools') return <SchoolsPage mayJudge={may('JUDGE_SCHOOLS')} />;
  return number === null ? <OrdersPage /> : <OrderPage key={number} id={number} mayJudge={may('JUDGE_ORDERS')} />;
}
