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
        ...file(model, field),
      };
  }
  return { table: model.dbName ?? model.name, columns, relations };
}

/** Whose the file is whose path or address a column holds: `/// @file personal`, `public <folder>` or `elsewhere`. */
function file(model, { name, documentation = '' }) {
  const line = documentation.split('\n').find((text) => text.startsWith('@file'));
  if (line === undefined) return {};
  const [, access, folder] = /^@file (?:(personal|elsewhere)|public ([a-z-]+(?:\/[a-z-]+)*))$/.exec(line) ?? [];
  if (access !== undefined) return { file: { access } };
  if (folder !== undefined) return { file: { access: 'public', folder } };
  throw new Error(`${model.name}.${name} says "${line}", which is not one of: @file personal, @file public <folder>, @file elsewhere.`);
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
  return { model: field.type, list: field.isList, nullable: !field.isRequired, from: [...from], to: [...to] };
}
