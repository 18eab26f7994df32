import { isSurface, SIGN_INS, type SignInWay } from '../../legacy/sign-ins.js';
import { StartRefused } from '../../platform/start-refused.js';

/** As whom requests are sent. */
export interface Person {
  /** `staff`, `student`, `teacher`, …, or the name that a recording has for somebody's token: `token-3`. */
  readonly name: string;
  readonly proof: Proof;
}

export type Proof =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'code'; readonly code: string }
  /** Signed in already, on both sides. */
  | { readonly kind: 'tokens'; readonly old: string; readonly our: string };

/** Reads `staff=admin:secret,student=code:demo-student1,token-3=tokens:<old>:<new>`. Throws StartRefused. */
export function peopleOf(given: readonly string[], surface: string): Person[] {
  // Commas in a password are no separators where no name follows.
  return given.flatMap((list) => list.split(/,(?=[a-z0-9-]+=)/)).map((one) => personOf(one, surface));
}

function personOf(given: string, surface: string): Person {
  const [, name = '', value = ''] = /^([a-z0-9-]+)=(.+)$/s.exec(given) ?? [];
  const ways = isSurface(surface) ? SIGN_INS[surface] : {};
  if (name === '')
    throw new StartRefused('--as takes <name>=<user name>:<password>, <name>=code:<WeChat code> or <name>=tokens:<old>:<new>.');
  if (!/^token-\d+$/.test(name) && !(name in ways))
    throw new StartRefused(
      `--as: ${surface} has no ${name}, but ${Object.keys(ways).join(', ')}, and the names of a recording such as token-1.`,
    );
  const [first = '', ...rest] = value.split(':');
  if (first === 'tokens' && rest.length === 2) return { name, proof: { kind: 'tokens', old: rest[0] ?? '', our: rest[1] ?? '' } };
  if (first === 'code' && rest.length === 1) return { name, proof: { kind: 'code', code: rest[0] ?? '' } };
  if (rest.length === 0) throw new StartRefused(`--as ${name}: the password is missing, behind a colon.`);
  return { name, proof: { kind: 'password', username: first, password: rest.join(':') } };
}

/** The way in that a person takes; for one who has a recording's name it is that of the surface's first kind of people. */
export function wayOf({ name, proof }: Person, surface: string): SignInWay | undefined {
  const ways = isSurface(surface) ? SIGN_INS[surface] : {};
  return (ways[name] ?? Object.values(ways)[0])?.[proof.kind === 'code' ? 'code' : 'password'];
}
