import type { Shape } from '../contract/types.js';
import { isMapping, mappingOf } from '../contract/values.js';
import { type Called, isSameAddress } from './called.js';
import type { Schema } from './schema.js';
import { ANYTHING, filled, schemaOf } from './texts.js';

export interface Success {
  readonly status: number;
  /** The envelope's; undefined where it has none. */
  readonly code: unknown;
  readonly schema: Schema;
  readonly example: unknown;
}

/** The answer of a call that goes well: the surface's envelope around what the contract documents. */
export function successOf({ surface, endpoint, address, request, shapes }: Called): Success {
  const { response } = endpoint;
  const usual = mappingOf(mappingOf(surface.contract.document['envelope'])['success'])['code'];
  const isFailure = response.code !== undefined && response.code !== usual;
  const isOther = isFailure || (response.also !== undefined && !endpoint.addresses.some((one) => isSameAddress(one, address)));
  const shape: Shape | undefined = isOther ? response.also : response.data;
  const placed = new Map<unknown, { readonly shape: Shape; readonly name: string }>();
  const place = (value: Shape, name: string): object => {
    const mark = {};
    placed.set(mark, { shape: value, name });
    return mark;
  };
  const flat = response.flat && Object.fromEntries([...response.flat].map(([key, value]) => [key, place(value, key)]));
  const data = flat ?? (shape === undefined ? undefined : place(shape, 'data'));
  const { status, body } = surface.envelope.success(data, isFailure ? ANYTHING : response.msg, request);
  const entries = Object.entries(mappingOf(body)).filter(([, value]) => value !== undefined);
  const properties = entries.map(([key, value]): [string, Schema] => {
    const mark = placed.get(value);
    return [key, mark === undefined ? schemaOf([value]) : shapes.schema(mark.shape)];
  });
  return {
    status,
    code: isMapping(body) ? body['code'] : undefined,
    schema: { title: 'Success', type: 'object', properties: Object.fromEntries(properties), required: entries.map(([key]) => key) },
    example: Object.fromEntries(
      entries.map(([key, value]) => {
        const mark = placed.get(value);
        return [key, mark === undefined ? filled(value) : shapes.example(mark.shape, mark.name)];
      }),
    ),
  };
}
