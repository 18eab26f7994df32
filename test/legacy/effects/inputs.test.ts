import { expect, test } from 'vitest';
import type { Realm } from '../../../src/access/audiences.js';
import type { Endpoint, Field } from '../../../src/legacy/shim/contract/types.js';
import type { Route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { samplesOf } from './samples.js';
import { trial, type Values } from './trial.js';
import { WITHOUT_EFFECT } from './without-effect.js';

/** Who calls a surface; null: somebody without a credential. */
const CALLERS: Readonly<Record<string, readonly (Realm | null)[]>> = {
  'course-agent': ['SHOPPER', null],
  miniapp: ['MEMBER', null],
  school: ['TEACHER', 'PUPIL', null],
  'summer-crm': ['STAFF', 'STUDENT', null],
  'summer-student': ['STUDENT', 'STAFF', null],
};

/** The inputs of an endpoint that change nothing of what it does, whoever calls it, beside everything else that may be sent and alone. */
async function withoutEffect(surface: Surface, endpoint: Endpoint, route: Route): Promise<string[]> {
  const fields = [...endpoint.pathParams, ...endpoint.query, ...endpoint.body];
  const methods = [...new Set(endpoint.addresses.map(({ method }) => method))];
  const effective = new Set<string>();
  let reached = false;
  for (const realm of CALLERS[surface.name] ?? []) {
    for (const method of methods) {
      const did = async (values: Values): Promise<string> => {
        const done = await trial(surface, endpoint, route, { realm, method, values });
        reached ||= done.reached;
        return done.did;
      };
      for (const field of fields) {
        for (const beside of [fields, fields.filter(({ required }) => required)]) {
          const values = new Map(beside.map((one) => [one, samplesOf(one)[0]]));
          const usual = await did(values.set(field, samplesOf(field)[0]));
          for (const [name, other] of changesOf(field)) if ((await did(values.set(field, other))) !== usual) effective.add(name);
        }
      }
      if (fields.length === 0) reached = true;
    }
  }
  if (!reached) return [`${endpoint.id}: its route is never reached`];
  return fields.flatMap(namesOf).flatMap((name) => (effective.has(name) ? [] : [`${endpoint.id} ${name}`]));
}

/** The field's other samples, and the name of what is different in each. */
function changesOf(field: Field): readonly (readonly [name: string, value: unknown])[] {
  const [, ...others] = samplesOf(field);
  const names = namesOf(field);
  return names.length === 1
    ? others.map((other) => [field.name, other])
    : others.flatMap((other, at) => [
        [names[at + 1] ?? '', other],
        [field.name, other],
      ]);
}

/** `list`, and `list[].name` for what stands in its entries. */
function namesOf({ name, type }: Field): readonly string[] {
  const item = type.kind === 'list' ? type.item : undefined;
  return [name, ...(item?.kind === 'object' ? item.fields.map((inner) => `${name}[].${inner.name}`) : [])];
}

test.each(surfaces)('every input of $name has an effect, or a reason to have none', async (surface) => {
  const found: string[] = [];
  for (const endpoint of surface.contract.endpoints) {
    const route = surface.routes.find((one) => one.endpoint === endpoint.id);
    if (route !== undefined) found.push(...(await withoutEffect(surface, endpoint, route)));
  }
  const known = Object.keys(WITHOUT_EFFECT).filter((name) => name.startsWith(`${surface.name}.`));
  expect(found.toSorted()).toEqual(known.toSorted());
});
