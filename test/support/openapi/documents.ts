import { assemble } from '../../../src/legacy/shim/assemble.js';
import { openApi } from '../../../src/legacy/shim/openapi/document.js';
import type { LegacyPorts } from '../../../src/legacy/shim/ports.js';
import { surfaces } from '../../../src/legacy/surfaces.js';

/** What is described of an operation. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly any[];
  readonly requestBody?: any;
  readonly responses: Readonly<Record<string, any>>;
}

export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, any>>>>;
}

/** Nothing is asked; what is there says what the documents tell of. */
const ports = {
  storedTexts: () => new Map(),
  idempotency: {},
} as unknown as LegacyPorts;

const made = new Map<string, OpenApiDocument>();

/** The document of a surface as a client gets it. */
export function documentOf(name: string): OpenApiDocument {
  const known = made.get(name);
  if (known !== undefined) return known;
  const surface = surfaces.find((one) => one.name === name);
  if (surface === undefined) throw new Error(`There is no surface ${name}.`);
  const described = openApi(assemble(surface, ports), { server: `https://gateway.example/legacy/${name}`, version: '1.2.3' });
  const document = JSON.parse(JSON.stringify(described)) as OpenApiDocument;
  made.set(name, document);
  return document;
}

/** What a reference refers to, or the part itself. */
export function resolved(document: OpenApiDocument, part: any): any {
  const [, section, key] = /^#\/components\/(\w+)\/(.+)$/.exec(part?.$ref ?? '') ?? [];
  return section === undefined || key === undefined ? part : document.components[section]?.[key];
}
