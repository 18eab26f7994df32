import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrontendMessages } from './frontend-messages.js';

const SSL_REQUEST = untyped(80877103);
const STARTUP = untyped(196608, 'user\0postgres\0\0');

test('simple queries and executions are counted, other messages are not', () => {
  const { read, count } = follow();
  read(STARTUP);
  read(
    Buffer.concat([
      message('Q', 'BEGIN\0'),
      message('P', '\0SELECT EQE\0'),
      message('B', 'Q'),
      message('E', '\0\0\0\0\0'),
      message('S', ''),
      message('X', ''),
    ]),
  );
  assert.equal(count(), 2);
});

test('messages come in any pieces', () => {
  const { read, count } = follow();
  for (const byte of Buffer.concat([STARTUP, message('Q', 'SELECT 1\0'), message('E', '\0')])) read(Buffer.from([byte]));
  assert.equal(count(), 2);
});

test('a request for encryption is refused and not passed on', () => {
  const { read } = follow();
  assert.deepEqual(read(SSL_REQUEST), { forward: Buffer.alloc(0), refusesEncryption: true });
  assert.deepEqual(read(STARTUP), { forward: STARTUP, refusesEncryption: false });
});

function follow() {
  let statements = 0;
  const messages = new FrontendMessages(() => statements++);
  return { read: (chunk: Buffer) => messages.read(chunk), count: () => statements };
}

function untyped(code: number, rest = ''): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + rest.length, 0);
  head.writeInt32BE(code, 4);
  return Buffer.concat([head, Buffer.from(rest)]);
}

function message(type: string, rest: string): Buffer {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + rest.length, 1);
  return Buffer.concat([head, Buffer.from(rest)]);
}
