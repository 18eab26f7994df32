// The reference of the schema: a page for each kind of thing, made of schema.graphql, whose descriptions say what things mean.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  astFromValue,
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';
import { ROOT } from './pages.mjs';
import { headingId } from './repository-links.mjs';

/** The pages in their order, with their titles in both languages. */
export const KINDS = {
  queries: ['Queries', '查询'],
  mutations: ['Mutations', '变更'],
  subscriptions: ['Subscriptions', '订阅'],
  objects: ['Objects and interfaces', '对象与接口'],
  lists: ['Lists', '列表'],
  inputs: ['Inputs', '输入'],
  filters: ['Filters', '过滤器'],
  orders: ['Orders of lists', '排序'],
  enums: ['Enums', '枚举'],
  scalars: ['Scalars', '标量'],
};

const ABOUT = {
  queries: 'What can be read.',
  mutations: 'What can be done. A document does its mutations one after the other.',
  subscriptions: 'What is told as it happens, [over WebSocket](/building-on.md#subscriptions).',
  objects: 'What is answered.',
  lists:
    'Every list is answered in pages of this shape, and [asked for alike](/building-on.md#lists): `nodes` has the items, `edges` the items with their cursors, `pageInfo` where the page stands, `totalCount` how many items the whole list has.',
  inputs: 'What mutations take.',
  filters: 'What the items of a list may be chosen by: see [filters](/building-on.md#filters).',
  orders: 'What lists may be ordered by; equal items follow their ids.',
  enums: 'Values that are one of a few. `globalEnums` has their labels in English and Chinese.',
  scalars: 'Values beside those of GraphQL itself.',
};

const PAGING = ['first', 'after', 'last', 'before', 'offset'];

/** The pages that schema.graphql makes: each with its `kind`, by which its address ends, and its text. */
export function readSchemaPages() {
  return schemaPages(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
}

export function schemaPages(sdl) {
  const schema = buildSchema(sdl);
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const roots = { queries: schema.getQueryType(), mutations: schema.getMutationType(), subscriptions: schema.getSubscriptionType() };
  const fields = types.flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []));
  const orders = new Set(fields.flatMap(({ args }) => args).flatMap(({ name, type }) => (name === 'orderBy' ? [getNamedType(type)] : [])));

  const kindOf = (type) => {
    const root = Object.keys(roots).find((kind) => roots[kind] === type);
    if (root !== undefined) return root;
    if (isScalarType(type)) return isSpecifiedScalarType(type) ? null : 'scalars';
    if (isEnumType(type)) return orders.has(type) ? 'orders' : 'enums';
    if (isInputObjectType(type)) return type.name.endsWith('Filter') ? 'filters' : 'inputs';
    return itemOf(type) === null && !type.name.endsWith('Edge') ? 'objects' : 'lists';
  };
  const named = (type) => {
    const { name } = getNamedType(type);
    const kind = kindOf(getNamedType(type));
    if (kind === null) return `\`${type}\``;
    const heading = kind === 'lists' || Object.hasOwn(roots, kind) ? '' : `#${headingId(name)}`;
    return `[\`${type}\`](/schema/${kind}.md${heading})`;
  };

  const section = {
    lists: (listed) =>
      table(
        ['list', 'of'],
        listed.flatMap((type) => (itemOf(type) === null ? [] : [[`\`${type.name}\``, named(itemOf(type))]])),
      ),
    other: (listed) => listed.map((type) => [`## ${type.name}`, ...bodyOf(type)].join('\n\n')).join('\n\n'),
    root: (root) =>
      Object.values(root?.getFields() ?? {})
        .map((field) => [`## ${field.name}`, ...operation(field)].join('\n\n'))
        .join('\n\n'),
  };

  function operation(field) {
    const item = itemOf(getNamedType(field.type));
    const answers = item === null ? `Answers ${named(field.type)}.` : `Answers a [page](/schema/lists.md) of ${named(item)}.`;
    const paging = item === null ? [] : PAGING.filter((name) => field.args.some((argument) => argument.name === name));
    const rows = field.args.filter(({ name }) => !paging.includes(name)).map(inputRow);
    if (paging.length > 0)
      rows.push([paging.map((name) => `\`${name}\``).join(', '), '', 'Which page: see [lists](/building-on.md#lists).']);
    return [...deprecation(field), text(field), answers, ...(rows.length > 0 ? [table(['argument', 'type', 'meaning'], rows)] : [])];
  }

  function bodyOf(type) {
    const about = [...deprecation(type), text(type)];
    if (isScalarType(type)) return [...about, ...(type.specifiedByURL ? [`Specified by <${type.specifiedByURL}>.`] : [])];
    if (isEnumType(type))
      return [
        ...about,
        table(
          ['value', 'meaning'],
          type.getValues().map((value) => [`\`${value.name}\``, meaning(value)]),
        ),
      ];
    if (isUnionType(type)) return [...about, `One of ${type.getTypes().map(named).join(', ')}.`];
    if (isInputObjectType(type)) return [...about, table(['field', 'type', 'meaning'], Object.values(type.getFields()).map(inputRow))];
    const interfaces = type.getInterfaces().map(named);
    if (interfaces.length > 0) about.push(`Is a ${interfaces.join(', ')}.`);
    const rows = Object.values(type.getFields()).map((field) => {
      const given = field.args
        .filter(({ name }) => !PAGING.includes(name))
        .map((argument) => `\`${argument.name}\`: ${named(argument.type)}`);
      const takes =
        field.args.length === 0
          ? ''
          : ` Takes ${[...given, ...(given.length < field.args.length ? ['[paging](/building-on.md#lists)'] : [])].join(', ')}.`;
      const item = itemOf(getNamedType(field.type));
      return [
        `\`${field.name}\``,
        item === null ? named(field.type) : `a [page](/schema/lists.md) of ${named(item)}`,
        meaning(field) + takes,
      ];
    });
    return [...about, table(['field', 'type', 'meaning'], rows)];
  }

  function inputRow({ name, type, defaultValue, ...described }) {
    const absent = defaultValue === undefined ? [] : [`\`${print(astFromValue(defaultValue, type))}\` when absent.`];
    return [`\`${name}\``, named(type), [meaning(described), ...absent].join(' ').trim()];
  }

  const pages = Object.entries(KINDS).map(([kind, [title]]) => {
    const listed = types.filter((type) => kindOf(type) === kind).sort((a, b) => (a.name < b.name ? -1 : 1));
    const body = Object.hasOwn(roots, kind) ? section.root(roots[kind]) : (section[kind] ?? section.other)(listed);
    const count = Object.hasOwn(roots, kind)
      ? Object.keys(roots[kind]?.getFields() ?? {}).length
      : listed.filter((type) => kind !== 'lists' || itemOf(type) !== null).length;
    return { kind, title, count, content: `# ${title}\n\n${ABOUT[kind]}\n\n${body}\n` };
  });
  const rows = pages.map(({ kind, title, count }) => [`[${title}](/schema/${kind}.md)`, String(count), ABOUT[kind]]);
  const leaving = deprecated(types);
  const index = `# Schema\n\nMade of \`schema.graphql\`, which the gateway's code prints. [How to use it](/building-on.md).\n\n${table(['page', '', 'has'], rows)}\n\n## What goes\n\n${
    leaving.length === 0 ? 'Nothing is deprecated.' : table(['day', 'what', 'in its place'], leaving)
  }\n`;
  return [{ kind: 'index', title: 'Schema', content: index }, ...pages.map(({ kind, title, content }) => ({ kind, title, content }))];
}

/** What a page of a list holds; null: the type is no page. */
function itemOf(type) {
  const fields = isObjectType(type) && type.name.endsWith('Connection') ? type.getFields() : {};
  const names = Object.keys(fields).sort().join();
  return names === 'edges,nodes,pageInfo,totalCount' ? getNamedType(fields.nodes.type) : null;
}

/** Everything that is deprecated, with the day from which it may be gone; the soonest first. */
function deprecated(types) {
  return types
    .flatMap((type) => {
      const parts = isEnumType(type) ? type.getValues() : 'getFields' in type ? Object.values(type.getFields()) : [];
      return parts.flatMap((part) => [
        [`${type.name}.${part.name}`, part],
        ...(part.args ?? []).map((one) => [`${type.name}.${part.name}(${one.name})`, one]),
      ]);
    })
    .filter(([, { deprecationReason }]) => deprecationReason != null)
    .map(([name, { deprecationReason }]) => [dayIn(deprecationReason) ?? '', `\`${name}\``, inline(deprecationReason)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The day in `Take `b`. Goes on 2027-06-30.` */
function dayIn(reason) {
  return /\b\d{4}-\d{2}-\d{2}\b/.exec(reason)?.[0];
}

function deprecation({ deprecationReason }) {
  return deprecationReason == null ? [] : [`**Deprecated.** ${inline(deprecationReason)}`];
}

function meaning(described) {
  return [...deprecation(described), text(described)].join(' ');
}

function text({ description }) {
  return inline(description ?? '');
}

/** On one line, and nothing in it HTML: `<` counts as itself outside of code. */
function inline(description) {
  return description
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll('{{', '{&#123;')))
    .join('');
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
