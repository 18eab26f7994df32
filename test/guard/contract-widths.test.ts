import { describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { storedTexts } from '../../src/graphql/operation/stored-texts.js';
import { assemble } from '../../src/legacy/shim/assemble.js';
import { tooWide, widths } from '../../src/legacy/shim/contract/widths.js';
import { surfaces } from '../../src/legacy/surfaces.js';
import { toyPorts } from '../legacy/shim/toy.js';

const schema = gatewaySchema();
const endpoints = surfaces.flatMap(({ contract, routes }) =>
  contract.endpoints.flatMap((endpoint) =>
    routes
      .filter((route) => route.endpoint === endpoint.id)
      .flatMap(({ operations }) => [...new Set(operations)].map((document) => ({ endpoint, stored: storedTexts(document, schema) }))),
  ),
);

describe('texts of the old contracts', () => {
  it('are no longer than the columns they are stored in', () => {
    expect(endpoints.flatMap(({ endpoint, stored }) => tooWide(endpoint, stored).map((mistake) => `${endpoint.id}: ${mistake}`))).toEqual(
      [],
    );
  });

  it('are mostly compared with a column', () => {
    const compared = endpoints.flatMap(({ endpoint, stored }) => widths(endpoint, stored).map(({ field }) => `${endpoint.id} ${field}`));
    const limited = surfaces.flatMap(({ contract }) =>
      contract.endpoints.flatMap(({ query, body }) =>
        [...query, ...body].filter(({ type, max }) => type.kind === 'string' && max !== undefined),
      ),
    );
    expect(new Set(compared).size).toBeGreaterThan(limited.length * 0.6);
  });

  it('keep the gateway from starting where one is longer', () => {
    const ports = { ...toyPorts(), storedTexts: () => new Map([['address1', 5]]) };
    expect(() => surfaces.map((each) => assemble(each, ports))).toThrow(/the field address1 may have 60 characters, its column takes 5/);
    expect(surfaces.map((each) => assemble(each, { ...ports, storedTexts: () => new Map() }))).toHaveLength(surfaces.length);
  });
});
