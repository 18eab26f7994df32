// The keys of the old APIs' contracts as types: what may be chosen in a field, and what the tables of labels have a text for.
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';

/** The module for the contracts in these files. */
export function contractTypes(files) {
  const documents = files.map((file) => parseYaml(readFileSync(file, 'utf8')));
  const choices = documents.flatMap(({ endpoints }) => endpoints.map((endpoint) => [endpoint.id, choicesOf(endpoint)]));
  const labels = [...new Set(documents.map(({ surface }) => surface))].map((surface) => [
    surface,
    documents.filter((document) => document.surface === surface).flatMap(labelsOf),
  ]);
  return `// Made by scripts/contract-types.mjs from src/legacy/*/contract*.yaml.

/** What may be chosen in the fields of an endpoint: those with an \`enum\` of texts. */
export interface ContractChoices ${members(choices)}

/** The keys of the tables under \`enums\` and \`labels\`, for each surface. */
export interface ContractLabels ${members(labels)}
`;
}

/** Name and keys of each field that is a choice. */
function choicesOf({ query, body }) {
  return [query, body].flatMap((fields) =>
    listOf(fields)
      .filter((field) => Array.isArray(field.enum) && field.enum.every((key) => typeof key === 'string'))
      .map((field) => [field.name, field.enum]),
  );
}

/** Name and keys of each table of labels. */
function labelsOf({ enums = {}, labels = {} }) {
  return Object.entries({ ...enums, ...labels })
    .filter(([, table]) => typeof table === 'object' && !Array.isArray(table))
    .map(([name, table]) => [name, Object.keys(table)]);
}

function members(groups) {
  const lines = groups
    .filter(([, lists]) => lists.length > 0)
    .map(([name, lists]) => `  readonly ${JSON.stringify(name)}: {\n${unions(lists)}\n  };`);
  return `{\n${lines.join('\n')}\n}`;
}

function unions(lists) {
  return lists
    .map(([name, keys]) => `    readonly ${JSON.stringify(name)}: ${keys.map((key) => JSON.stringify(key)).join(' | ')};`)
    .join('\n');
}

function listOf(value) {
  return Array.isArray(value) ? value : [];
}
