import type { Answer } from '../answer.js';
import { listOf, mappingOf } from '../contract/values.js';
import type { Failure } from '../failure.js';
import { keyFailures } from '../once.js';
import { unavailable } from '../refusal.js';
import { byStatus, failureAnswer } from './answers.js';
import type { Called } from './called.js';
import { inputRefusals } from './input-refusals.js';
import { bodyRefusals, callerRefusals, type DocumentedRefusal, documentedRefusals, ownRefusals, pathRefusals } from './refusals.js';
import { anyOf, type Schema } from './schema.js';
import { successOf } from './success.js';
import { filled, schemaOf } from './texts.js';

/** What answers have in common. */
interface Refused {
  readonly title: string;
  readonly description?: string;
  readonly bodies: readonly unknown[];
}

export interface Response {
  readonly description: string;
  readonly headers?: Schema;
  readonly content: Readonly<Record<string, { readonly schema: Schema; readonly examples: Schema }>>;
}

/** The answers of an operation, by their HTTP status. */
export function responsesOf(called: Called): ReadonlyMap<number, Response> {
  const { surface, request } = called;
  const success = successOf(called);
  const refused = new Map<number, Refused[]>();
  const known = new Set<string>();
  const add = (title: string, answers: readonly Answer[], description?: string): void => {
    for (const [status, bodies] of byStatus(answers)) {
      const fresh = bodies.filter((body) => !known.has(`${status} ${JSON.stringify(body)}`));
      for (const body of fresh) known.add(`${status} ${JSON.stringify(body)}`);
      if (fresh.length > 0) refused.set(status, [...(refused.get(status) ?? []), { title, description, bodies: fresh }]);
    }
  };
  const answers = (failures: readonly Failure[]): Answer[] => failures.map((failure) => failureAnswer(surface, failure, request));

  for (const { when, failures } of documented(called, success.code)) add(titleOf(failures), answers(failures), when);
  add('Who asks may not', answers(callerRefusals(surface, request)));
  add('An input is wrong', answers(wrongInputs(called)));
  add('The call is refused', answers(ownRefusals(surface, called.route, request)));
  if (called.takesKeys) add('The Idempotency-Key is refused', answers(keyFailures(surface)));
  add('Something is broken', answers([surface.failures.unexpected(request)]));
  add('Not now', [unavailable(surface, request)]);

  const statuses = [...new Set([success.status, ...refused.keys(), ...called.general.keys()])];
  return new Map(
    statuses.map((status): [number, Response] => {
      const own = refused.get(status) ?? [];
      const general = called.general.get(status);
      const failures = [...own.map(refusedSchema), ...(general === undefined ? [] : [general.schema])];
      const isSuccess = status === success.status;
      const schema = !isSuccess ? anyOf(failures) : failures.length === 0 ? success.schema : { oneOf: [success.schema, anyOf(failures)] };
      const examples = { ...(isSuccess ? { success: { value: success.example } } : {}), ...refusalExamples(own, general?.example) };
      const description = isSuccess ? (failures.length === 0 ? 'Success' : 'Success, or refused') : (own[0]?.title ?? 'Refused');
      return [status, { description, ...headersOf(called, status, isSuccess), content: { 'application/json': { schema, examples } } }];
    }),
  );
}

/** What is answered alike stands once, with each case. */
function documented({ endpoint, surface, request }: Called, successCode: unknown): DocumentedRefusal[] {
  const rows = new Map<string, DocumentedRefusal>();
  for (const { when, failures } of documentedRefusals(surface.contract, endpoint, successCode)) {
    const key = JSON.stringify(failures.map((failure) => failureAnswer(surface, failure, request)));
    const before = rows.get(key);
    rows.set(key, { when: before === undefined ? when : `${before.when}; ${when}`, failures });
  }
  return [...rows.values()];
}

function wrongInputs({ surface, request, endpoint, address, inputs }: Called): Failure[] {
  const { path, query, body, asQuery, asJson, asForm, queryInBody } = inputs;
  return [
    ...pathRefusals(surface, request, path),
    ...inputRefusals(surface, request, query, queryInBody ? [asQuery, asJson] : [asQuery]),
    ...(endpoint.body.length === 0 ? [surface.failures.tooLargeBody(request)] : bodyRefusals(surface, endpoint, address)),
    ...inputRefusals(surface, request, body, [asJson, asForm]),
  ];
}

function titleOf(failures: readonly Failure[]): string {
  const [{ code, msg } = { msg: '' }] = failures;
  return String(filled(code === undefined ? msg : `${code} ${msg}`));
}

function refusedSchema({ title, description, bodies }: Refused): Schema {
  return { title, ...(description === undefined ? {} : { description }), ...schemaOf(bodies) };
}

/** Each documented refusal, and one of what else there is of this status. */
function refusalExamples(own: readonly Refused[], general: unknown): Schema {
  const named = own.filter(({ description }) => description !== undefined);
  const other = own[0]?.bodies[0] ?? general;
  if (named.length === 0) return other === undefined ? {} : { refusal: { value: filled(other) } };
  return Object.fromEntries(
    named.map(({ description, bodies: [body] }, at) => [`refusal${at + 1}`, { summary: description, value: filled(body) }]),
  );
}

/** What a script may read besides (contract: auth.cors.expose_headers), and when to try again. */
function headersOf({ surface }: Called, status: number, isSuccess: boolean): Pick<Response, 'headers'> {
  const auth = mappingOf(surface.contract.document['auth']);
  const exposed = isSuccess ? listOf(mappingOf(auth['cors'])['expose_headers']).map(String) : [];
  const headers = {
    ...Object.fromEntries(exposed.map((name) => [name, { description: String(auth['refresh'] ?? ''), schema: { type: 'string' } }])),
    ...(status === 503 ? { 'Retry-After': { description: 'Seconds.', schema: { type: 'string' } } } : {}),
  };
  return Object.keys(headers).length === 0 ? {} : { headers };
}
