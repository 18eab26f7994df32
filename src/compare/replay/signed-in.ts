import { tokenIn } from '../../legacy/token-in.js';
import { StartRefused } from '../../platform/start-refused.js';
import type { Exchange } from '../traffic/exchange.js';
import { send } from './client.js';
import { type Person, wayOf } from './people.js';

export type SideName = 'old' | 'our';

const TOKEN = /\btoken-\d+\b/;

/** Who is signed in on both sides, and whose requests a recording holds. */
export class SignedIn {
  /** Kinds of people by the names that a recording has for their tokens. */
  private readonly kinds = new Map<string, string>();

  private constructor(
    private readonly surface: string,
    private readonly people: readonly Person[],
    private readonly tokens: ReadonlyMap<Person, Readonly<Record<SideName, string | undefined>>>,
  ) {}

  /** Signs everybody in on the sides that there are. Throws StartRefused where a side refuses. */
  static async open(people: readonly Person[], surface: string, sides: Readonly<Record<SideName, string | undefined>>): Promise<SignedIn> {
    const tokens = new Map<Person, Readonly<Record<SideName, string | undefined>>>();
    for (const person of people) {
      const on = (side: SideName): Promise<string | undefined> => signIn(person, surface, side, sides[side]);
      tokens.set(person, { old: await on('old'), our: await on('our') });
    }
    return new SignedIn(surface, people, tokens);
  }

  /** Remembers whose token a recorded sign-in has answered. */
  learn({ url, body, answer }: Exchange): void {
    const token = TOKEN.exec(JSON.stringify(answer.body) + JSON.stringify(answer.headers))?.[0];
    if (token !== undefined) this.kinds.set(token, kindOf(this.surface, url, JSON.stringify(body)));
  }

  /** As whom an exchange is sent again; null: as nobody; undefined: nobody was named who could stand for its sender. */
  of({ url, headers, body }: Exchange): Person | null | undefined {
    const token = TOKEN.exec(`${url} ${JSON.stringify(headers)} ${JSON.stringify(body)}`)?.[0];
    if (token === undefined) return null;
    const kind = this.kinds.get(token);
    const named = this.people.find(({ name }) => name === token) ?? this.people.find(({ name }) => name === kind);
    return named ?? (kind === undefined && this.people.length === 1 ? this.people[0] : undefined);
  }

  /** What pseudonyms stand for when a request is sent as this person. */
  credential(person: Person | null, side: SideName): (pseudonym: string) => string | undefined {
    if (person === null) return () => undefined;
    const password = person.proof.kind === 'password' ? person.proof.password : undefined;
    return (pseudonym) => (pseudonym.startsWith('token') ? this.tokens.get(person)?.[side] : password);
  }
}

/** Which kind of people signs in with a call. */
function kindOf(surface: string, url: string, body: string): string {
  if (surface === 'school') return /"identity"\W+2/.test(body) ? 'pupil' : 'teacher';
  if (surface === 'miniapp') return 'member';
  if (surface === 'course-agent') return 'shopper';
  return /\/login\/?(\?|$)/.test(url) ? 'staff' : 'student';
}

async function signIn(person: Person, surface: string, side: SideName, base: string | undefined): Promise<string | undefined> {
  const { name, proof } = person;
  if (proof.kind === 'tokens') return proof[side];
  if (base === undefined) return undefined;
  const way = wayOf(person, surface);
  if (way === undefined) throw new StartRefused(`--as ${name}: nobody signs in to ${surface} so. Give tokens: ${name}=tokens:<old>:<new>.`);
  const call = proof.kind === 'code' ? way(proof.code, '') : way(proof.username, proof.password);
  const { method, url, body } = call;
  const answer = await send(base, {
    method,
    url,
    headers: {},
    body: body === undefined ? { kind: 'none' } : { kind: 'json', value: body },
  }).catch((error: unknown) => {
    throw new StartRefused(`--as ${name}: ${base} does not answer (${error instanceof Error ? error.message : String(error)}).`);
  });
  const token = answer.headers['token'] ?? tokenIn(answer.body);
  if (token === undefined)
    throw new StartRefused(`--as ${name}: ${base} lets nobody in with that; it answers ${JSON.stringify(answer.body).slice(0, 200)}.`);
  return token;
}
