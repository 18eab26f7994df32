import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { surfaces } from '../../src/legacy/surfaces.js';

const TITLE = /(?:describe|it|test)(?:\.\w+)*(?:\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:(?!\1)[\s\S])*)\1/g;

interface Suite {
  readonly text: string;
  readonly titles: readonly string[];
}

/** The suites of a surface, where its endpoints are tested one by one; the walks over all inputs are elsewhere. */
function suitesOf(surface: string): Suite[] {
  const place = new URL(`${surface}/`, import.meta.url);
  return readdirSync(place)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, place), 'utf8'))
    .map((text) => ({ text, titles: [...text.matchAll(TITLE)].map(([, , title = '']) => title) }));
}

/** By its id, or as an entry of a table whose titles are made of ids. */
function stands(id: string, { text, titles }: Suite): boolean {
  const [, entry = ''] = /^[^.]+\.(.*)$/.exec(id) ?? [];
  return (
    titles.some((title) => namesIn(title).includes(id)) || (titles.some((title) => title.includes('$id')) && text.includes(`'${entry}':`))
  );
}

function namesIn(title: string): string[] {
  return title.match(/[a-z-]+\.[a-z0-9_-]+(?:\.[a-z0-9_-]+)*/g) ?? [];
}

test.each(surfaces)("every endpoint of $name has its contract's id in the title of a test", ({ name, contract }) => {
  const suites = suitesOf(name);
  const ids = contract.endpoints.map(({ id }) => id);
  expect(ids.filter((id) => !suites.some((suite) => stands(id, suite)))).toEqual([]);
});

test.each(surfaces)('no title of $name names an endpoint that there is not', ({ name, contract }) => {
  const prefixes = new Set(contract.endpoints.map(({ id }) => id.split('.').slice(0, 2).join('.')));
  const ids = new Set(contract.endpoints.map(({ id }) => id));
  const named = suitesOf(name).flatMap(({ titles }) => titles.flatMap(namesIn));
  const unknown = named.filter((id) => prefixes.has(id.split('.').slice(0, 2).join('.')) && id.split('.').length > 2 && !ids.has(id));
  expect(unknown).toEqual([]);
});
