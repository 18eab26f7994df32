// An app's day at the gateway that GATEWAY_URL names; says what it saw as JSON.
import { createClient, GatewayError, graphql, refusalOf, sessionEnded } from '@campus-gateway/client';
import { Orders } from './types.js';

const Login = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      token
    }
  }
`);
const CreateCourse = graphql(`
  mutation CreateCourse($input: CreateCourseInput!) {
    createCourse(input: $input) {
      id
    }
  }
`);

declare const process: { readonly env: Readonly<Record<string, string>> };
let token: string | null = null;
const client = createClient({ url: process.env['GATEWAY_URL'] ?? '', token: () => token });
const asked = () => client.request(Orders, { first: 2, status: 'CONFIRMED' });
const refused = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const refusal = refusalOf(error);
  if (!(error instanceof GatewayError) || refusal === null) throw error;
  return { reason: refusal.reason, field: refusal.field, en: error.text('en'), zh: error.text('zh'), ended: sessionEnded(refusal) };
};

const anonymous = await refused(asked());
token = (await client.request(Login, { input: { realm: 'STAFF', username: 'demosales', password: 'demo123456' } })).login.token;
const { orders } = await asked();
const taken = await refused(client.request(CreateCourse, { input: { name: '又一门课', code: 'COMPSCI61A' } }));
const tooMuch = await refused(client.request(Orders, { first: 1000, status: 'CONFIRMED' }));
console.log(JSON.stringify({ anonymous, statuses: orders.nodes.map(({ status }) => status), taken, tooMuch }));
