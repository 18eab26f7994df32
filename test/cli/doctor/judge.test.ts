import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/cli/doctor/public-address.js';

const ARRIVED = {
  address: '198.51.100.9',
  peer: '10.0.0.2',
  protocol: 'https',
  host: 'campus.example.com',
  forwardedFor: '203.0.113.77, 198.51.100.9',
};
const SETTINGS = { publicUrl: 'https://campus.example.com', trustProxy: '10.0.0.0/8', legacyHosts: new Map() };
const LEGACY = new Map([['school.example.com', 'school' as const]]);

describe('what has arrived at a gateway', () => {
  it.each([
    ['as it should', {}, {}, 'ok', null],
    ['with a forged address', { address: '203.0.113.77' }, {}, 'failure', '10.0.0.2 has connected'],
    ['with a forged address that everybody may forge', { address: '203.0.113.77' }, { trustProxy: true }, 'failure', 'in place of `on`'],
    ['with a forged host', { host: 'forged.invalid' }, {}, 'warning', 'X-Forwarded-Host'],
    ['with another host, which nobody asks for', { host: 'gateway:4000' }, {}, 'ok', null],
    ['with another host, by which old APIs are told apart', { host: 'gateway:4000' }, { legacyHosts: LEGACY }, 'warning', 'Host header'],
    ['as http, of which old APIs make links', { protocol: 'http' }, { legacyHosts: LEGACY }, 'warning', 'X-Forwarded-Proto'],
  ] as const)('%s', (_what, arrived, settings, state, advice) => {
    const [finding, ...others] = judge({ ...ARRIVED, ...arrived }, { ...SETTINGS, ...settings });
    expect(others).toEqual([]);
    expect(finding?.state).toBe(state);
    expect(finding?.advice ?? null).toEqual(advice === null ? null : expect.stringContaining(advice));
  });
});
