import { Passwords } from '../../../src/access/passwords.js';
import type { Contract, Endpoint, Field } from '../../../src/legacy/shim/index.js';
import type { TestApp } from '../../support/app.js';
import { type Customs, type Verdict, verdictOf } from './oracle.js';
import { type Channel, isScalar, type Variant, variantsOf } from './variants.js';

/** What an answer says, in every surface's terms. */
export interface Told {
  /** Something broke, in the surface's words or worse. */
  readonly fault: boolean;
  readonly ok: boolean;
  readonly msg: string;
  readonly field: string;
  /** What is wrong with the envelope. */
  readonly envelope: string | null;
  /** The call was refused before its fields were looked at: no session, no right, no record. */
  readonly before: boolean;
}

/** A failure as the contract words it; a text without a field where the surface names none. */
export interface Expected {
  readonly msg: string;
  readonly field?: string;
}

/** A surface and what its walk needs: people, good values, and its words. */
export interface Walked {
  readonly contract: Contract;
  readonly customs: Customs;
  /** Roles that may call it. */
  roles(endpoint: Endpoint): readonly string[];
  headers(role: string, endpoint: Endpoint): Promise<Record<string, string>>;
  /** Body fields of every call, such as a token. */
  always?(role: string, endpoint: Endpoint, target: Target): Promise<Record<string, unknown>>;
  /** A value that the field's own checks accept; the endpoint's rules may still refuse it. */
  valid(endpoint: Endpoint, field: Field, role: string): unknown;
  pathParam(endpoint: Endpoint, name: string, role: string): Promise<number> | number;
  partial(endpoint: Endpoint, method: string): boolean;
  takesForms: boolean;
  told(status: number, body: unknown): Told;
  /** The words of a complaint; undefined where the contract leaves them open. */
  words(verdict: Verdict, target: Target, endpoint: Endpoint, variant: Variant, method: string): Expected | undefined;
  /** Whether an answer complains about a field at all. */
  complains(told: Told): boolean;
  /** Fields whose rule is not their type's: `endpoint field`. */
  readonly exempt: ReadonlySet<string>;
}

/** A field and, where it stands in the entries of a list, that list. */
export interface Target {
  readonly field: Field;
  readonly list?: Field;
  readonly place: 'query' | 'body';
}

export interface Findings {
  readonly inputs: number;
  readonly faults: readonly string[];
}

/** A walk signs in wrongly more often than anybody may, and needs no slow passwords. */
export const UNLIMITED = {
  env: { LOGIN_MAX_FAILURES: '1000000', LOGIN_MAX_FAILURES_PER_ADDRESS: '1000000' },
  parts: { passwords: new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 }) },
};

const PAGING = ['page', 'page_size', 'per_page'];
/** Beside the documented fields; an unknown one is ignored, whatever it is called. */
const STRANGERS = '"walk_unknown":{"a":[1]},"__proto__":{"x":1},"constructor":{"prototype":{"y":2}}';
const PATH_TEXTS = ['0', 'x', '-1', '99999999999', '%EF%BC%91', '1.5', '%00', '%F0%9F%98%80'];
const BRIEF = new Set(['absent', 'valid', 'empty', 'null', 'hostile object']);
const PAGE_TEXTS = ['', '0', '-1', 'x', '1.5', '1e3', '2147483648', '99999999999999999999', '%EF%BC%91', ' 1 ', '1&page=x'];
const BODIES = [
  '[]',
  '"text"',
  'null',
  '12',
  'true',
  '{"a":1,}',
  '{',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  '{"a":{"b":'.repeat(40),
  '[{}]',
  '[[]]',
  '[null]',
];

/** Sends every documented input of every endpoint in every way, as every role that may call it. */
export class Walk {
  private inputs = 0;
  private readonly faults: string[] = [];

  constructor(
    private readonly app: TestApp,
    private readonly walked: Walked,
  ) {}

  async all(): Promise<Findings> {
    for (const endpoint of this.walked.contract.endpoints) {
      const methods = [...new Set(endpoint.addresses.map(({ method }) => method))];
      const ways = this.walked.roles(endpoint).flatMap((role) => methods.map((method) => ({ role, method })));
      for (const [at, { role, method }] of ways.entries()) await this.endpoint(endpoint, role, method, at === 0);
    }
    return { inputs: this.inputs, faults: this.faults };
  }

  private async endpoint(endpoint: Endpoint, role: string, method: string, first: boolean): Promise<void> {
    const path = await this.path(endpoint, role, method);
    for (const target of targetsOf(endpoint)) {
      const valid = this.walked.valid(endpoint, target.field, role);
      const channels: Channel[] =
        target.place === 'query'
          ? ['query']
          : first && this.walked.takesForms && target.list === undefined && !endpoint.bodyIsList
            ? ['json', 'form']
            : ['json'];
      for (const channel of channels) {
        for (const variant of variantsOf(target.field, channel, valid)) {
          // What a second role or method may change is what is told of nothing, of too little and of a wrong type.
          if (!first && !BRIEF.has(variant.name)) continue;
          // An address has its length.
          if (channel === 'query' && variant.name === 'long') continue;
          await this.field(endpoint, role, method, path, target, channel, variant);
        }
      }
    }
    if (first) await this.robust(endpoint, role, method, path);
  }

  private async path(endpoint: Endpoint, role: string, method: string): Promise<string> {
    let path = endpoint.addresses.find((address) => address.method === method)?.path ?? '/';
    for (const { name } of endpoint.pathParams) path = path.replace(`{${name}}`, String(await this.walked.pathParam(endpoint, name, role)));
    return path;
  }

  private async field(
    endpoint: Endpoint,
    role: string,
    method: string,
    path: string,
    target: Target,
    channel: Channel,
    variant: Variant,
  ): Promise<void> {
    const { walked } = this;
    const where = `${endpoint.id} ${method} as ${role}: ${target.list === undefined ? '' : `${target.list.name}[].`}${target.field.name} by ${channel}, ${variant.name}`;
    const partial = target.list === undefined && walked.partial(endpoint, method);
    const told = await this.send(where, endpoint, role, method, path, await this.content(endpoint, role, target, channel, variant, method));
    if (told === null || walked.exempt.has(`${endpoint.id} ${target.field.name}`)) return;
    if (told.before) {
      if (variant.name === 'valid') this.faults.push(`${where}: refused before the fields, so that nothing is tried: ${told.msg}`);
      return;
    }
    const seen: Channel = channel === 'query' || channel === 'form' ? channel : 'json';
    // What is for staff is ignored from others.
    const ignored = target.field.only !== undefined && target.field.only.toLowerCase() !== role;
    // What narrows a list is a value like any other; nothing may have it.
    const verdict = ignored || target.field.filter === true ? 'ok' : verdictOf(target.field, variant.value, seen, partial, walked.customs);
    const shown = `${told.ok ? 'ok' : JSON.stringify([told.msg, told.field])}`;
    if (variant.name === 'valid' || verdict === 'ok') {
      if (walked.complains(told)) this.faults.push(`${where}: should be accepted, is told ${shown}`);
      return;
    }
    if (verdict === 'any') return;
    const expected = walked.words(verdict, target, endpoint, variant, method);
    if (expected === undefined) {
      if (told.ok) this.faults.push(`${where}: should be refused (${verdict})`);
      return;
    }
    const matches = told.msg === expected.msg && (expected.field === undefined || told.field === expected.field) && !told.ok;
    if (!matches)
      this.faults.push(`${where}: should be told ${JSON.stringify([expected.msg, expected.field])} (${verdict}), is told ${shown}`);
  }

  private async content(
    endpoint: Endpoint,
    role: string,
    target: Target,
    channel: Channel,
    variant: Variant,
    method: string,
  ): Promise<Content> {
    const { walked } = this;
    const always = (await walked.always?.(role, endpoint, target)) ?? {};
    const query = endpoint.query
      .filter((field) => field.required && field.name !== target.field.name && !PAGING.includes(field.name))
      .map((field): [string, string] => [field.name, String(walked.valid(endpoint, field, role))]);
    if (target.place === 'query') return { query: [...query, ...textsOf(target.field.name, variant)], method };
    const others = endpoint.body.filter(
      (field) => field.required && field.name !== target.field.name && field.name !== target.list?.name && !(field.name in always),
    );
    if (channel === 'form') {
      const pairs = others.flatMap((field) => formPairs(field, walked.valid(endpoint, field, role)));
      return {
        query,
        method,
        form: [
          ...Object.entries(always).map(([name, value]): [string, string] => [name, String(value)]),
          ...pairs,
          ...textsOf(target.field.name, variant),
          ['walk_unknown', 'x'],
          ['__proto__', 'y'],
        ],
      };
    }
    const entries = others.map((field) => member(field.name, JSON.stringify(walked.valid(endpoint, field, role))));
    const value = variant.value === undefined ? undefined : (variant.json ?? JSON.stringify(variant.value));
    if (endpoint.bodyIsList && target.list === undefined) return { query, method, json: value ?? '' };
    const own = Object.entries(always)
      .filter(([name]) => name !== target.field.name)
      .map(([name, one]) => member(name, JSON.stringify(one)));
    if (target.list !== undefined)
      return { query, method, json: listContent(target, value, (field) => walked.valid(endpoint, field, role), [...own, ...entries]) };
    return {
      query,
      method,
      json: `{${[...own, ...entries, ...(value === undefined ? [] : [member(target.field.name, value)]), STRANGERS].join(',')}}`,
    };
  }

  /** Whatever a page, a path or a body as a whole can be: never a fault. */
  private async robust(endpoint: Endpoint, role: string, method: string, path: string): Promise<void> {
    const query = endpoint.query
      .filter(({ required }) => required)
      .map((field): [string, string] => [field.name, String(this.walked.valid(endpoint, field, role))]);
    for (const name of PAGING.filter((paging) => endpoint.query.some((field) => field.name === paging))) {
      for (const text of PAGE_TEXTS)
        await this.send(`${endpoint.id} as ${role}: ${name}=${text}`, endpoint, role, method, `${path}?${name}=${text}`, { query, method });
    }
    const raw = endpoint.addresses.find((address) => address.method === method)?.path ?? '/';
    for (const text of endpoint.pathParams.length === 0 ? [] : PATH_TEXTS) {
      await this.send(`${endpoint.id} as ${role}: path ${text}`, endpoint, role, method, raw.replaceAll(/\{[^}]+\}/g, text), {
        query,
        method,
      });
    }
    if (endpoint.body.length === 0) return;
    for (const { name } of this.walked.takesForms ? endpoint.body : []) {
      const part = `--walk\r\nContent-Disposition: form-data; name="${name}"; filename="a.bin"\r\nContent-Type: text/plain\r\n\r\n[1]\r\n--walk--\r\n`;
      await this.send(`${endpoint.id} as ${role}: a file as ${name}`, endpoint, role, method, path, {
        query,
        method,
        json: part,
        type: 'multipart/form-data; boundary=walk',
      });
    }
    for (const body of BODIES)
      await this.send(`${endpoint.id} as ${role}: body ${body.slice(0, 20)}`, endpoint, role, method, path, { query, method, json: body });
    for (const type of [undefined, 'text/plain', 'application/json;charset=x', 'multipart/form-data; boundary=x', 'x']) {
      await this.send(`${endpoint.id} as ${role}: body of type ${type}`, endpoint, role, method, path, {
        query,
        method,
        json: '{"a":1}',
        type: type ?? null,
      });
    }
  }

  private async send(
    where: string,
    endpoint: Endpoint,
    role: string,
    method: string,
    path: string,
    content: Content,
  ): Promise<Told | null> {
    this.inputs += 1;
    const search = new URLSearchParams([...content.query]).toString();
    const url = `/legacy/${this.walked.contract.surface}${path}${search === '' ? '' : path.includes('?') ? `&${search}` : `?${search}`}`;
    const headers: Record<string, string> = { ...(await this.walked.headers(role, endpoint)) };
    let payload: string | undefined;
    if (content.form !== undefined)
      [payload, headers['content-type']] = [new URLSearchParams([...content.form]).toString(), 'application/x-www-form-urlencoded'];
    if (content.json !== undefined) payload = content.json;
    if (content.json !== undefined && content.type !== null) headers['content-type'] = content.type ?? 'application/json';
    const response = await this.app.server.inject({ method: method as 'GET', url, headers, ...(payload === undefined ? {} : { payload }) });
    let body: unknown;
    try {
      body = response.json();
    } catch {
      this.faults.push(`${where}: no JSON, HTTP ${response.statusCode}`);
      return null;
    }
    const told = this.walked.told(response.statusCode, body);
    if (told.envelope !== null) this.faults.push(`${where}: ${told.envelope}`);
    if (told.fault) this.faults.push(`${where}: broke: ${told.msg}`);
    return told.fault ? null : told;
  }
}

interface Content {
  readonly query: readonly [string, string][];
  readonly method: string;
  readonly form?: readonly [string, string][];
  readonly json?: string;
  readonly type?: string | null;
}

function targetsOf(endpoint: Endpoint): Target[] {
  const query = endpoint.query.filter(({ name }) => !PAGING.includes(name)).map((field): Target => ({ field, place: 'query' }));
  const body = endpoint.body.flatMap((field): Target[] => {
    const inner = field.type.kind === 'list' && field.type.item?.kind === 'object' ? field.type.item.fields : [];
    return [{ field, place: 'body' }, ...inner.map((item): Target => ({ field: item, list: field, place: 'body' }))];
  });
  return [...query, ...body];
}

function member(name: string, json: string): string {
  return `${JSON.stringify(name)}:${json}`;
}

function listContent(
  { field, list }: Target,
  value: string | undefined,
  valid: (field: Field) => unknown,
  members: readonly string[],
): string {
  if (list?.type.kind !== 'list' || list.type.item?.kind !== 'object') throw new Error('No list of objects.');
  const others = list.type.item.fields.filter(({ name }) => name !== field.name).map((one) => member(one.name, JSON.stringify(valid(one))));
  const entry = `{${[...others, ...(value === undefined ? [] : [member(field.name, value)]), STRANGERS].join(',')}}`;
  return list.name === '[]' ? `[${entry}]` : `{${[...members, member(list.name, `[${entry}]`)].join(',')}}`;
}

function textsOf(name: string, { value, texts }: Variant): [string, string][] {
  if (texts !== undefined) return texts.map((text) => [name, text]);
  if (value === undefined) return [];
  if (Array.isArray(value))
    return value.some((one) => typeof one === 'object') ? [[name, JSON.stringify(value)]] : value.map((one) => [name, String(one)]);
  return [[name, String(value)]];
}

function formPairs(field: Field, value: unknown): [string, string][] {
  if (!isScalar(field)) return [[field.name, JSON.stringify(value)]];
  return [[field.name, String(value)]];
}
