/** A JSON schema, or any other object of an OpenAPI document. */
export type Schema = Readonly<Record<string, unknown>>;

/** Any of them; one alone as it is. */
export function anyOf(schemas: readonly Schema[]): Schema {
  const [first = {}] = schemas;
  return schemas.length === 1 ? first : { anyOf: schemas };
}

/** The schema, or null. */
export function orNull(schema: Schema): Schema {
  const { type, enum: values, const: only } = schema;
  if (only !== undefined || (type === undefined && values === undefined)) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [type, 'null'].flat() }),
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  };
}
