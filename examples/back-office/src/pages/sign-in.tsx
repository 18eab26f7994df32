import { graphql } from '@campus-gateway/client';
import { useMutation } from 'urql';
import { useLanguage } from '../language.js';
import { Failure, Field } from '../parts.js';
import { useSession } from '../session.js';

const Login = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      token
    }
  }
`);

export function SignInPage() {
  const { t, change } = useLanguage();
  const { ended, begin } = useSession();
  const [{ fetching, error }, login] = useMutation(Login);
  return (
    <main className="sign-in">
      <h1>{t.title}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          const input = { realm: 'STAFF', username: String(given.get('username')), password: String(given.get('password')) } as const;
          void login({ input }).then(({ data }) => {
            if (data) begin(data.login.token);
          });
        }}
      >
        {ended && !error && <p role="alert">{t.sessionEnded}</p>}
        {error && <Failure error={error} />}
        <Field label={t.username}>{(id) => <input id={id} name="username" autoComplete="username" required autoFocus />}</Field>
        <Field label={t.password}>
          {(id) => <input id={id} name="password" type="password" autoComplete="current-password" required />}
        </Field>
        <button type="submit" disabled={fetching}>
          {t.signIn}
        </button>
      </form>
      <button onClick={change} lang={t.language === 'English' ? 'en' : 'zh-CN'}>
        {t.language}
      </button>
    </main>
  );
}
