import type { Address, Endpoint, Field } from '../contract/types.js';
import type { Engine } from '../engine.js';
import type { Candidate } from '../http/router.js';
import { mayStandInBody } from '../input/source.js';
import { isPartial } from '../input/stage.js';
import { takesKeys } from '../once.js';
import type { LegacyRequest } from '../request.js';
import type { Route } from '../route.js';
import type { Surface } from '../surface.js';
import type { Components } from './components.js';
import type { Reading } from './fields.js';
import { sampleRequest } from './sample-request.js';
import type { Schema } from './schema.js';
import type { Shapes } from './shapes.js';

/** What all operations of a document are described with. */
export interface Described {
  readonly engine: Engine;
  readonly components: Components;
  readonly shapes: Shapes;
  /** What any call may be refused with, by HTTP status. */
  readonly general: ReadonlyMap<number, General>;
}

export interface General {
  /** A reference. */
  readonly schema: Schema;
  readonly example: unknown;
}

/** Inputs of a call, and how each is read. */
export interface Inputs {
  /** In the order of the path. */
  readonly path: readonly Field[];
  readonly query: readonly Field[];
  readonly body: readonly Field[];
  readonly asQuery: Reading;
  readonly asJson: Reading;
  readonly asForm: Reading;
  readonly asParts: Reading;
  /** Query fields are looked for in the body too. */
  readonly queryInBody: boolean;
}

/** An endpoint at one of its addresses. */
export interface Called extends Described {
  readonly surface: Surface;
  readonly endpoint: Endpoint;
  readonly route: Route;
  readonly address: Address;
  readonly request: LegacyRequest;
  readonly inputs: Inputs;
  readonly takesKeys: boolean;
}

export function calledAt(described: Described, { endpoint, route, paramNames, displaced }: Candidate, address: Address): Called {
  const { surface, ports } = described.engine;
  const { method } = address;
  const partial = isPartial(surface, route, endpoint, method);
  const asJson: Reading = { policy: surface.input, partial, rules: route.fields, asText: false };
  const asQuery: Reading = { ...asJson, asText: true };
  const asForm: Reading = { ...asQuery, formLeavesOut: !partial && surface.input.formsLeaveOut?.includes(method) === true };
  return {
    ...described,
    surface,
    endpoint,
    route,
    address,
    request: sampleRequest(endpoint, address),
    inputs: {
      path: paramNames.flatMap((name) => endpoint.pathParams.find((field) => field.name === name) ?? []),
      query: [...displaced, ...endpoint.query],
      body: endpoint.body.filter(({ name }) => !paramNames.includes(name)),
      asQuery,
      asJson,
      asForm,
      asParts: { ...asForm, inParts: true },
      queryInBody: mayStandInBody(endpoint, method),
    },
    takesKeys: ports.idempotency !== undefined && takesKeys(endpoint, route, method),
  };
}

/** Whether both are one, whatever the parameters are called. */
export function isSameAddress(one: Address, other: Address): boolean {
  return one.method === other.method && plain(one.path) === plain(other.path);
}

function plain(path: string): string {
  return path.replace(/\{[^}]+\}/g, '{}').replace(/(.)\/$/, '$1');
}
