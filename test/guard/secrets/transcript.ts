import type { InjectOptions } from 'fastify';
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { AUDIENCES } from '../../../src/access/audiences.js';
import type { Surface } from '../../../src/legacy/shim/index.js';
import { mutationDocument } from '../mutation.js';
import { QUESTIONS } from '../questions.js';
import { VIEWER_NAMES, type ViewerName } from '../viewers.js';
import { objectSelection } from '../walk.js';
import type { Guarded } from '../world/world.js';
import { WRITES } from '../writes/table.js';

/** Small pages keep the walks within the limits of HTTP. */
const PAGE = 20;

/** One of each kind calls the old APIs and tries the mutations that are not theirs: what is shown hangs on the kind. */
const ONE_OF_EACH: readonly ViewerName[] = [
  'anonymous',
  'demoadmin',
  'student1',
  'teacher1',
  'pupil1',
  'shopper1',
  'shopstaff1',
  'member1',
  'manager1',
];

/** Everything that clients were answered, and what was handed out to be shown once. */
export class Transcript {
  readonly answers: { readonly to: string; readonly text: string }[] = [];
  /** Tokens and drawn passwords: in the answer that made them, and nowhere else. */
  readonly handedOut: string[] = [];

  constructor(
    private readonly app: Guarded,
    private readonly schema: GraphQLSchema,
  ) {}

  /** Every root query, as deep as HTTP lets one ask. */
  async reads(): Promise<void> {
    for (const field of Object.values(this.schema.getQueryType()?.getFields() ?? {})) {
      const type = getNamedType(field.type);
      const single = field.args.some(({ name }) => name === 'id') ? '(id: 1)' : '';
      const args = QUESTIONS[field.name]?.args(this.app.world) ?? single;
      const query = `{ ${field.name}${args}${isObjectType(type) ? objectSelection(type, 1, PAGE) : ''} }`;
      for (const viewer of VIEWER_NAMES) this.keep(`${viewer}: ${field.name}`, await this.app.graphql(query, {}, this.app.tokenOf(viewer)));
    }
  }

  /** Every mutation: by some who may not, then by one who may. */
  async writes(): Promise<void> {
    const inTurn = Object.entries(WRITES).sort(([, one], [, other]) => (one.turn ?? 0) - (other.turn ?? 0));
    for (const [name, write] of inTurn) {
      const document = mutationDocument(this.schema, name, 1, PAGE);
      const ask = async (viewer: ViewerName): Promise<void> =>
        this.keep(`${viewer}: ${name}`, await this.app.graphql(document, write.variables(this.app.world), this.app.tokenOf(viewer)));
      for (const viewer of ONE_OF_EACH.filter((one) => !write.may.includes(one))) await ask(viewer);
      const who = write.triedBy ?? write.may[0];
      if (who !== undefined) await ask(who);
    }
  }

  /** Every endpoint of an old API, with tokens of its own and next to no input. */
  async surface({ name, contract }: Surface): Promise<void> {
    const realms: readonly string[] = AUDIENCES[name].realms;
    const viewers = ONE_OF_EACH.filter((viewer) => realms.includes(this.app.people[viewer]?.viewer.realm ?? ''));
    const calls = contract.endpoints.map(({ id, addresses: [address] }) => ({
      id,
      method: address?.method ?? 'GET',
      path: address?.path ?? '',
    }));
    // What reads comes first: other calls may delete somebody who is still to call.
    for (const { id, method, path } of [
      ...calls.filter((call) => call.method === 'GET'),
      ...calls.filter((call) => call.method !== 'GET'),
    ]) {
      for (const viewer of viewers) {
        const accountId = this.app.people[viewer]?.viewer.accountId ?? 0;
        const token = (await this.app.core.sessions.open({ accountId, audience: name }).catch(() => undefined))?.token ?? 'none';
        if (token !== 'none') this.handedOut.push(token);
        const response = await this.app.server.inject({
          method,
          url: `/legacy/${name}${path.replaceAll(/\{\w+\}/g, '1')}?ticket=${token}`,
          headers: { authorization: `Bearer ${token}`, 'x-auth-token': token },
          ...(method === 'GET' ? {} : { payload: { Token: token, code: 'guard', username: 'student1', password: 'wrong' } }),
        });
        this.keep(`${viewer}: ${id}`, response.body);
      }
    }
  }

  async request(options: InjectOptions): Promise<void> {
    const response = await this.app.server.inject(options);
    this.keep('request', response.body);
  }

  private keep(to: string, answer: unknown): void {
    const text = JSON.stringify(answer, (key, value: unknown) => {
      const shownOnce = (key === 'token' || key === 'password') && typeof value === 'string' && value !== '';
      if (shownOnce) this.handedOut.push(value);
      return shownOnce ? '<shown once>' : value;
    });
    this.answers.push({ to, text });
  }
}
