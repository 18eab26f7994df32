import { type GatewayClient, graphql, refusalOf } from '@campus-gateway/client';

const Login = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      token
    }
  }
`);
const LoginWithNewPassword = graphql(`
  mutation LoginWithNewPassword($input: LoginWithNewPasswordInput!) {
    loginWithNewPassword(input: $input) {
      token
    }
  }
`);

/** Answers the token. Who still has the password that an old system gave everybody is asked for one of their own. */
export async function signIn(gateway: GatewayClient, username: string, password: string, askNew: () => Promise<string>): Promise<string> {
  const input = { realm: 'STAFF', username, password } as const;
  try {
    return (await gateway.request(Login, { input })).login.token;
  } catch (error) {
    if (refusalOf(error)?.reason !== 'PASSWORD_CHANGE_REQUIRED') throw error;
    const changed = await gateway.request(LoginWithNewPassword, { input: { ...input, newPassword: await askNew() } });
    return changed.loginWithNewPassword.token;
  }
}
