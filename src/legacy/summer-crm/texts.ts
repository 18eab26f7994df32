import type { ContractLabels } from '../../generated/contracts.js';
import {
  type Endpoint,
  type Failure,
  fillTemplate,
  type Incoming,
  listOf,
  loadContract,
  mappingOf,
  shownInput,
  textTable,
} from '../shim/index.js';
import { EnumLabels } from '../summer/labels.js';
import { messagesOf, requiredText } from '../summer/texts.js';

export const contract = loadContract(
  import.meta.url,
  'contract-1-people-and-studies.yaml',
  'contract-2-catalogue-and-orders.yaml',
  'contract-3-beyond-the-index.yaml',
);

const ENVELOPE = mappingOf(contract.document['envelope']);
const DEFAULTS = textTable(ENVELOPE['default_messages']);

/** What every success says; also where a contract documents a failure as the usual answer. */
export const SUCCESS = requiredText(contract, mappingOf(ENVELOPE['success'])['msg'], 'envelope.success.msg');

/** A text of the contract's table of complaints about fields. */
export const message = messagesOf(contract, 'field_validation');

/** What the values of the contract's enumerations are called. */
export const LABELS = new EnumLabels<ContractLabels['summer-crm']>(contract, 'enums');

/** A refusal with code 400; without a field it is one of the whole call. */
export function refused(msg: string, field = ''): Failure {
  return { code: 400, msg, field };
}

export const forbidden: Failure = { code: 403, msg: requiredText(contract, DEFAULTS['403'], 'envelope.default_messages.403'), field: '' };
export const notFound: Failure = { code: 404, msg: requiredText(contract, DEFAULTS['404'], 'envelope.default_messages.404'), field: '' };
/** A page that does not exist. */
export const invalidPage: Failure = {
  ...notFound,
  msg: requiredText(contract, contract.pageErrors[0]?.msg, 'pagination.errors'),
};
export const broken: Failure = { code: 500, msg: requiredText(contract, DEFAULTS['500'], 'envelope.default_messages.500'), field: '' };

export function wrongMethod({ method }: Incoming): Failure {
  return { code: 405, msg: fillTemplate(requiredText(contract, DEFAULTS['405'], 'envelope.default_messages.405'), { method }), field: '' };
}

/** A body of a known type that is compressed, or in another encoding than UTF-8, can't be read; one of another type is not. */
export function unsupportedMedia({ body }: Incoming, mediaType: string): Failure {
  if (body.kind === 'unsupported' && body.bytes === null) return refused(message('body'));
  const text = requiredText(contract, DEFAULTS['415'], 'envelope.default_messages.415');
  return { code: 415, msg: fillTemplate(text, { media_type: shownInput(mediaType) }), field: '' };
}

/** A business rule said no, and the contract has no text for it. */
export const refusedCall: Failure = refused(notFound.msg);

/** What a bad or absent token answers, by the reason of the session check. */
const TOKEN_FAULTS: ReadonlyMap<string, Failure> = new Map(
  listOf(mappingOf(contract.document['auth'])['errors'])
    .map(mappingOf)
    .flatMap((row) => {
      const failure: Failure = { code: 401, msg: requiredText(contract, row['msg'], 'auth.errors'), field: '' };
      return listOf(row['why']).map((why) => [String(why), failure] as const);
    }),
);

export function unauthenticated(why: string): Failure {
  const failure = TOKEN_FAULTS.get(why);
  if (failure === undefined) throw new Error(`The contract of summer-crm has no answer to a token that is "${why}".`);
  return failure;
}

/** A documented failure of an endpoint that stands in for the usual one of some of its fields. */
interface FieldFailure {
  readonly kind: 'missing' | 'unreadable' | 'invalid';
  readonly fields: readonly string[];
  readonly failure: Failure;
}

const FIELD_FAILURES: ReadonlyMap<string, readonly FieldFailure[]> = new Map(
  listOf(contract.document['endpoints'])
    .map(mappingOf)
    .map((endpoint) => [
      String(endpoint['id']),
      listOf(endpoint['errors'])
        .map(mappingOf)
        .flatMap((row) => {
          const failure: Failure = { code: 400, msg: String(row['msg']), field: String(row['field_name'] ?? '') };
          return (['missing', 'unreadable', 'invalid'] as const).flatMap((kind) =>
            kind in row ? [{ kind, fields: listOf(row[kind]).map(String), failure }] : [],
          );
        }),
    ]),
);

/** The endpoint's own answer to a missing argument, a picture that is none or a wrong value; undefined: the usual one. */
export function documentedFailure({ id }: Endpoint, kind: FieldFailure['kind'], field: string): Failure | undefined {
  return FIELD_FAILURES.get(id)?.find((row) => row.kind === kind && row.fields.includes(field))?.failure;
}
