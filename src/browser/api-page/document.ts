/** As much of an OpenAPI document as the page looks at. */
export interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: {
    readonly securitySchemes?: Readonly<Record<string, Scheme>>;
    readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  };
}

export interface Scheme {
  readonly type: string;
  readonly in?: string;
}

interface Operation {
  /** Or a reference to one of the components. */
  readonly requestBody?: RequestBody;
}

interface RequestBody {
  readonly content?: Readonly<Record<string, Media>>;
}

interface Media {
  readonly schema?: { readonly properties?: Readonly<Record<string, object>> };
  readonly example?: unknown;
}

/** The document as this page can try it: on the address that the page came from, with credentials that a page may send. */
export function tryable(document: ApiDocument, base: string, token: FieldToken | undefined): object {
  const { paths = {}, components = {} } = document;
  const schemes = Object.entries(components.securitySchemes ?? {}).map(([name, scheme]) => [name, sendable(scheme)]);
  const { requestBodies = {} } = components;
  const filled = token !== undefined && {
    paths: mapValues(paths, (methods) => mapValues(methods, (operation) => withTokenIn(operation, token))),
  };
  return {
    ...document,
    servers: [{ url: new URL(base, location.href).href }],
    components: {
      ...components,
      ...(schemes.length > 0 && { securitySchemes: Object.fromEntries(schemes) }),
      ...(token !== undefined && { requestBodies: mapValues(requestBodies, (body) => withToken(body, token)) }),
    },
    ...filled,
  };
}

/** Scripts set no cookies on a request; who reads a cookie here reads the query too. */
function sendable(scheme: Scheme): Scheme {
  return scheme.type === 'apiKey' && scheme.in === 'cookie' ? { ...scheme, in: 'query' } : scheme;
}

interface FieldToken {
  readonly field: string;
  readonly value: string;
}

function withTokenIn(operation: Operation, token: FieldToken): Operation {
  return operation.requestBody === undefined ? operation : { ...operation, requestBody: withToken(operation.requestBody, token) };
}

/** The token as example of the body's field of that name. */
function withToken(body: RequestBody, { field, value }: FieldToken): RequestBody {
  const { content } = body;
  if (content === undefined) return body;
  const filled = mapValues(content, (media): Media => {
    const property = media.schema?.properties?.[field];
    if (property === undefined) return media;
    const { example } = media;
    return {
      ...media,
      schema: { ...media.schema, properties: { ...media.schema?.properties, [field]: { ...property, example: value, examples: [value] } } },
      ...(typeof example === 'object' && example !== null && { example: { ...example, [field]: value } }),
    };
  });
  return { ...body, content: filled };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
