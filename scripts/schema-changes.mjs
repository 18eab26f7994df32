// `npm run schema:changes`: refuses a schema.graphql that would break a client of the last release (schema.released.graphql), unless what goes was
// deprecated there until a day that has passed; and a deprecation without such a day. `@deprecated(reason: "Take `b`. Goes on 2027-06-30.")`
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The test brings files of its own. */
const [releasedFile = 'schema.released.graphql', presentFile = 'schema.graphql', acceptedFile = 'scripts/schema-changes.accepted.json'] =
  process.argv.slice(2);
const textOf = (file) => readFileSync(resolve(root, file), 'utf8');

/** Breaking changes that were made knowingly, with their reason. Emptied by a release. */
const ACCEPTED = JSON.parse(textOf(acceptedFile));
const [released, present] = [buildSchema(textOf(releasedFile)), buildSchema(textOf(presentFile))];
const today = new Date().toISOString().slice(0, 10);

/** Every element that can be deprecated, by its path as graphql-inspector writes it, with its reason where it is. */
function deprecations(schema) {
  const found = new Map();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) for (const value of type.getValues()) found.set(`${type.name}.${value.name}`, value.deprecationReason);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.set(`${type.name}.${field.name}`, field.deprecationReason);
      for (const argument of field.args ?? []) found.set(`${type.name}.${field.name}.${argument.name}`, argument.deprecationReason);
    }
  }
  return found;
}

const dayIn = (reason) => /\b\d{4}-\d{2}-\d{2}\b/.exec(reason ?? '')?.[0];
const before = deprecations(released);
const mistakes = [];
for (const [path, reason] of deprecations(present))
  if (typeof reason === 'string' && dayIn(reason) === undefined)
    mistakes.push(`${path} is deprecated without a day: "Goes on YYYY-MM-DD."`);

const known = new Set();
for (const { criticality, path = '', message } of await diff(released, present)) {
  if (criticality.level !== CriticalityLevel.Breaking) continue;
  const accepted = `${path}: ${message}`;
  known.add(accepted);
  const day = dayIn(before.get(path));
  if (Object.hasOwn(ACCEPTED, accepted) || (day !== undefined && day < today)) continue;
  mistakes.push(`${accepted}${day === undefined ? '' : ` (deprecated until ${day})`}`);
}
for (const accepted of Object.keys(ACCEPTED))
  if (!known.has(accepted)) mistakes.push(`No such change any more, so take it out of the accepted: ${accepted}`);

for (const mistake of mistakes) console.error(mistake);
if (mistakes.length > 0) {
  console.error(
    `${mistakes.length} changes break clients of the last release. Deprecate with a day first, or say in scripts/schema-changes.accepted.json why not.`,
  );
  process.exit(1);
}
console.log(
  `No client of the last release breaks${known.size === 0 ? '' : `, but by ${known.size} changes that were accepted or whose day has passed`}.`,
);
