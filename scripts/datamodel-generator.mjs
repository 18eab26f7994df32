#!/usr/bin/env node
// A Prisma generator: writes what the read engine has to know of the schema (tables, columns, relations) as a module.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import helper from '@prisma/generator-helper';

helper.generatorHandler({
  onManifest: () => ({ defaultOutput: '../../src/generated', prettyName: 'Data model for the read engine' }),
  onGenerate: async ({ dmmf, generator }) => {
    const { models, enums } = dmmf.datamodel;
    const datamodel = {
      models: Object.fromEntries(models.map((model) => [model.name, describe(model, models)])),
      enums: Object.fromEntries(enums.map((item) => [item.name, item.dbName ?? item.name])),
    };
    const file = join(generator.output.value, 'datamodel.ts');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `import type { DataModel } from '../read/datamodel.js';\n\nexport const datamodel: DataModel = ${JSON.stringify(datamodel, null, 2)};\n`,
    );
  },
});

function describe(model, models) {
  const columns = {};
  const relations = {};
  for (const field of model.fields) {
    if (field.kind === 'object') relations[field.name] = relation(model, field, models);
    else
      columns[field.name] = {
        name: field.dbName ?? field.name,
        type: field.type,
        enum: field.kind === 'enum',
        list: field.isList,
        nullable: !field.isRequired,
        native: field.nativeType?.[0] ?? null,
        default: field.hasDefaultValue,
        ...bounds(model, field),
        ...file(model, field),
        ...text(field),
      };
  }
  return { table: model.dbName ?? model.name, columns, relations };
}

/** The lines of a field's `///` text that begin with a tag, `@file` say, without it; at most one. */
function tag(model, { name, documentation = '' }, word, pattern) {
  const lines = documentation.split('\n').filter((line) => line.startsWith(`@${word}`));
  const [line] = lines;
  if (line === undefined) return undefined;
  const found = pattern.exec(line.slice(word.length + 1).trim());
  if (found === null || lines.length > 1)
    throw new Error(`${model.name}.${name} says "${lines.join(', ')}": see prisma/schema/main.prisma.`);
  return found;
}

/** What clients read: a field's `///` text without tags. */
function text({ documentation = '' }) {
  const lines = documentation.split('\n').filter((line) => !line.startsWith('@'));
  const joined = lines.join(' ').trim();
  return joined === '' ? {} : { text: joined };
}

/** Whose the file is whose path or address a column holds: `/// @file personal`, `public <folder>` or `elsewhere`. */
function file(model, field) {
  const found = tag(model, field, 'file', /^(?:(personal|elsewhere)|public ([a-z-]+(?:\/[a-z-]+)*))$/);
  if (found === undefined) return {};
  const [, access, folder] = found;
  return { file: access === undefined ? { access: 'public', folder } : { access } };
}

/** Numbers: `/// @range 0..1000`, either end left out or `above 0`. Texts: `/// @length 1..100`; the end may be that of VarChar. */
function bounds(model, field) {
  const range = tag(model, field, 'range', /^(?:(-?\d+)\.\.(-?\d+)?|above (-?\d+))$/);
  const length = tag(model, field, 'length', /^(\d+)?\.\.(\d+)?$/);
  const longest = field.nativeType?.[0] === 'VarChar' ? Number(field.nativeType[1][0]) : undefined;
  const whole = (digits) => (digits === undefined ? undefined : Number(digits));
  return {
    ...(range && { range: { min: whole(range[1]), max: whole(range[2]), above: whole(range[3]) } }),
    ...((length || longest) && { length: { min: whole(length?.[1]) ?? 0, max: whole(length?.[2]) ?? longest } }),
  };
}

/** Both ends of a relation, as pairs of fields: `from` on this model, `to` on the other. */
function relation(model, field, models) {
  const other = models.find(({ name }) => name === field.type);
  const opposite = other.fields.find(
    (candidate) => candidate.relationName === field.relationName && candidate !== field && candidate.type === model.name,
  );
  const owner = field.relationFromFields?.length > 0;
  const from = owner ? field.relationFromFields : opposite.relationToFields;
  const to = owner ? field.relationToFields : opposite.relationFromFields;
  return { model: field.type, list: field.isList, nullable: !field.isRequired, from: [...from], to: [...to], ...text(field) };
}
