import type { Realm } from '../../../access/audiences.js';

/** HTTP methods a contract may name. HEAD is served as GET, OPTIONS belongs to CORS. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** A value type of an input field. `list` takes anything as its items. */
export type FieldType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'list'; readonly item?: FieldType }
  | { readonly kind: 'object'; readonly fields: readonly Field[] };

export type ScalarKind = 'int' | 'float' | 'bool' | 'string' | 'date' | 'datetime' | 'file';

/** One input of an endpoint, in path, query or body. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** `string?`: null is a value of its own. */
  readonly nullable: boolean;
  /** `blank: true`: an empty text is a value of its own, where the surface's texts are not empty unless it is said. */
  readonly blank?: boolean;
  /** Characters of a string, value of a number, entries of a list. */
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly (string | number)[];
  readonly format?: 'email';
  /** The realm of the viewers it is read from (`only: staff`); sent by others it is ignored, whatever it holds. */
  readonly only?: Realm;
  /** `filter: true`: narrows a list; a value that nothing can have is not refused, it finds nothing. */
  readonly filter?: boolean;
  /** Other names a client may send; read when the field itself is absent. */
  readonly aliases: readonly string[];
  readonly note?: string;
}

/** `scalar`: a text or a whole number. */
export type LeafKind = 'int' | 'float' | 'bool' | 'string' | 'date' | 'datetime' | 'decimal' | 'url' | 'null' | 'scalar';

/** The shape of an answer, see contracts/README.md. */
export type Shape = { readonly nullable: boolean } & (
  | { readonly kind: LeafKind }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'key_verbose'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'object'; readonly keys: ReadonlyMap<string, Shape> }
  /** `name` is a key of Contract.shapes. */
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'page'; readonly item: Shape }
  /** `{either: […]}`: one of these. */
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] }
);

/** A documented failure of an endpoint. */
export interface ContractError {
  readonly when: string;
  readonly code?: number;
  readonly http?: number;
  readonly msg: string;
  readonly field?: string;
}

export interface ResponseSpec {
  readonly msg: string;
  /** Envelope code of the documented answer, when it is not the surface's usual one. */
  readonly code?: number;
  readonly data?: Shape;
  /** Data at the undocumented addresses where it is another, and where the documented answer is a failure. */
  readonly also?: Shape;
  /** Keys that stand in the envelope itself instead of under `data`. */
  readonly flat?: ReadonlyMap<string, Shape>;
}

/** A method and path under which an endpoint is served. Path parameters are written `{name}`. */
export interface Address {
  readonly method: Method;
  readonly path: string;
}

export interface Endpoint {
  readonly id: string;
  /** Which file of the contract describes it, counted from 1. */
  readonly part: number;
  readonly title: string;
  /** Documented addresses: every method with every path. */
  readonly addresses: readonly Address[];
  /** Undocumented but accepted ones (`also`). */
  readonly also: readonly Address[];
  readonly auth: string;
  /** Declared ones in order; a `{name}` without a declaration is a required int. */
  readonly pathParams: readonly Field[];
  readonly query: readonly Field[];
  readonly body: readonly Field[];
  /** The body itself is a list: its only field is named `[]`. */
  readonly bodyIsList: boolean;
  readonly response: ResponseSpec;
  readonly errors: readonly ContractError[];
  readonly rules: readonly string[];
  readonly decisions: readonly string[];
  /** Entry names in the source index, empty for endpoints beyond it. */
  readonly seedEntries: readonly string[];
  readonly extended: boolean;
}

/** How many rows a page has. */
export interface PageSize {
  /** Where the client names no number. */
  readonly size: number;
  /** At most, whatever the client names. */
  readonly max: number;
}

export interface Contract {
  readonly surface: string;
  readonly title: string;
  readonly endpoints: readonly Endpoint[];
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Keys of a page; the one of kind `item` holds the rows. Absent when the surface has no pages. */
  readonly page?: ReadonlyMap<string, Shape | { readonly kind: 'items' }>;
  /** Absent when the surface has no pages. */
  readonly pageSize?: PageSize;
  /** Documented failures of every call that takes a page. */
  readonly pageErrors: readonly ContractError[];
  /** The whole document (parts merged), for the tables a surface reads its texts from. */
  readonly document: Readonly<Record<string, unknown>>;
}
