import { expect, it } from 'vitest';
import { redisAddress } from '../../src/platform/store/redis-address.js';

it('reads one server', () => {
  expect(redisAddress('rediss://u:p@redis.example.com:6380/2')).toEqual({ kind: 'single', url: 'rediss://u:p@redis.example.com:6380/2' });
});

it('reads a group of Sentinels, the name of its master, a database and who signs in', () => {
  expect(redisAddress('redis+sentinel://gateway:p%40ss:word@h1:26379,h2,[::1]:26380/mymaster/3')).toEqual({
    kind: 'sentinel',
    tls: false,
    sentinels: [
      { host: 'h1', port: 26_379 },
      { host: 'h2', port: 26_379 },
      { host: '::1', port: 26_380 },
    ],
    master: 'mymaster',
    db: 3,
    username: 'gateway',
    password: 'p@ss:word',
  });
  expect(redisAddress('rediss+sentinel://:secret@h1/main')).toMatchObject({ tls: true, db: 0, password: 'secret' });
});

it('reads a Cluster', () => {
  expect(redisAddress('redis+cluster://h1:7000,h2:7001')).toEqual({
    kind: 'cluster',
    tls: false,
    nodes: [
      { host: 'h1', port: 7000 },
      { host: 'h2', port: 7001 },
    ],
  });
});

it.each([
  'http://h1',
  'redis+sentinel://h1:26379',
  'redis+sentinel://h1:26379/',
  'redis+sentinel://h1:0/main',
  'redis+sentinel://h1:70000/main',
  'redis+sentinel://h1,,h2/main',
  'redis+sentinel://h1/main/db',
  'redis+cluster://h1:7000/0',
  'redis+cluster://%ff:x@h1',
  'redis+other://h1',
  'redis+cluster://',
])('refuses %s', (text) => {
  expect(() => redisAddress(text)).toThrow('no address of a Redis');
});
