import addFormats from 'ajv-formats';
import { type ErrorObject, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { documentOf, type OpenApiDocument, type Operation, resolved } from './documents.js';

/** Which operation of a document a request is for, and whether its answer is one that the document knows. */
export class Validator {
  readonly document: OpenApiDocument;
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false, inlineRefs: false, validateFormats: true });
  private readonly templates: readonly { readonly path: string; readonly pattern: RegExp }[];
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly name: string) {
    this.document = documentOf(name);
    addFormats.default(this.ajv);
    this.ajv.addSchema({ ...this.document, $id: name });
    const digits = surfaces.find((surface) => surface.name === name)?.digitParams === true;
    this.templates = Object.entries(this.document.paths)
      .toSorted(([one], [other]) => wildcards(one) - wildcards(other))
      .map(([path, operations]) => ({
        path,
        pattern: patternOf(path, (place) => (digits && isInt(operations, place) ? '\\d+' : '[^/]+')),
      }));
  }

  /** @param path within the surface */
  operation(method: string, path: string): Operation | undefined {
    for (const { path: template, pattern } of this.templates) {
      const found = pattern.test(path) ? this.document.paths[template]?.[method.toLowerCase()] : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What is wrong with an answer; null: nothing. */
  complaint(operation: Operation, status: number, contentType: string, body: unknown): string | null {
    const reference = operation.responses[String(status)];
    if (reference === undefined) return `HTTP ${status} is not described`;
    const type = contentType.split(';', 1)[0]?.trim() ?? '';
    if (resolved(this.document, reference).content[type] === undefined) return `the content type ${type} is not described`;
    const schema = `${String(reference.$ref).slice(1)}/content/${type.replace('/', '~1')}/schema`;
    return this.judged(schema, body);
  }

  /** What is wrong with a value by the schema at this place of the document; null: nothing. */
  judged(place: string, value: unknown): string | null {
    let validate = this.compiled.get(place);
    if (validate === undefined) {
      validate = this.ajv.compile({ $ref: `${this.name}#${encodeURI(place)}` });
      this.compiled.set(place, validate);
    }
    return validate(value) ? null : (validate.errors ?? []).map(said).join('; ');
  }
}

const validators = new Map<string, Validator>();

export function validatorOf(name: string): Validator {
  const known = validators.get(name) ?? new Validator(name);
  validators.set(name, known);
  return known;
}

function said({ instancePath, message }: ErrorObject): string {
  return `${instancePath === '' ? 'it' : instancePath} ${message ?? ''}`;
}

function wildcards(path: string): number {
  return path.split('{').length;
}

function isInt(operations: Readonly<Record<string, Operation>>, place: string): boolean {
  return Object.values(operations).some(({ parameters = [] }) =>
    parameters.some(({ name, in: where, schema }) => where === 'path' && name === place && schema.type === 'integer'),
  );
}

/** With and without the slash at the end. */
function patternOf(path: string, textOf: (place: string) => string): RegExp {
  const parts = path.replace(/\/$/, '').split(/\{([^}]+)\}/);
  const pattern = parts.map((part, at) => (at % 2 === 1 ? textOf(part) : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${pattern.join('')}/?$`);
}
