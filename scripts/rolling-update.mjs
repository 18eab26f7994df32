// `npm run rolling-update -- <git ref>`: an update from that state of the repository to the present one, as operators do it. Two gateways of it
// behind HAProxy, with deploy/compose/haproxy.cfg, on one PostgreSQL (TEST_DATABASE_URL) and one Redis (TEST_REDIS_URL), are replaced one after
// the other while clients read, write and sign in. Says what they were answered, and fails when a call was lost or refused, or an answer wrong.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const CLIENTS = 4;
/** Between the calls of a client: how much comes should not depend on how fast the machine is. */
const THINKS_MS = 20;
const BETWEEN_MS = 3000;
const PATIENCE_MS = 180_000;
const ANSWER_MS = 30_000;
const PASSWORD = 'demo123456';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [ref] = process.argv.slice(2);
const { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl } = process.env;
if (ref === undefined || databaseUrl === undefined || redisUrl === undefined) {
  console.error('usage: TEST_DATABASE_URL=postgresql://… TEST_REDIS_URL=redis://… npm run rolling-update -- <git ref>');
  process.exit(2);
}

const place = mkdtempSync(join(tmpdir(), 'campus-rolling-'));
const before = join(place, 'before');
const name = `campus_rolling_${process.pid}`;
const database = new URL(databaseUrl);
database.pathname = `/${name}`;
const proxySocket = join(place, 'haproxy.sock');
const running = new Set();
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort());

try {
  process.exitCode = (await update()) ? 0 : 1;
} finally {
  interrupted.abort();
  for (const child of running) child.kill('SIGKILL');
  await sql(databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  if (existsSync(before)) execFileSync('git', ['worktree', 'remove', '--force', before], { cwd: root, stdio: 'ignore' });
  rmSync(place, { recursive: true, force: true });
}

async function update() {
  execFileSync('git', ['worktree', 'add', '--detach', before, ref], { cwd: root, stdio: 'ignore' });
  installPackages();
  for (const folder of [before, root]) execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: folder, stdio: 'inherit' });
  await sql(databaseUrl, `CREATE DATABASE ${name}`);
  const ports = [await freePort(), await freePort()];
  const gateways = [];
  for (const port of ports) gateways.push(await startGateway(before, port));
  const proxyPort = await startProxy(ports);

  const load = startLoad(proxyPort);
  await pause(BETWEEN_MS, undefined, interrupted);
  for (const [index, port] of ports.entries()) {
    if (!drainsItself()) await tellProxy(`set server gateways/gateway-${index + 1} state drain`);
    const [code] = await stop(gateways[index]);
    load.note(code === 0 ? undefined : `a gateway stopped with ${code}`);
    await startGateway(root, port);
    await tellProxy(`set server gateways/gateway-${index + 1} state ready`);
    await pause(BETWEEN_MS, undefined, interrupted);
  }
  return report(await load.end());
}

/** Those of that version: ours, or its own where its lock file is another. */
function installPackages() {
  const [its, ours] = [before, root].map((folder) => readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  if (its === ours) symlinkSync(join(root, 'node_modules'), join(before, 'node_modules'));
  else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: before, stdio: 'inherit' });
}

/** Version 0.1.0 ends listening at once when it is stopped: the proxy has to know before. */
function drainsItself() {
  return readFileSync(join(before, 'README.md'), 'utf8').includes('SHUTDOWN_DRAIN_SECONDS');
}

function report({ calls, refused, lost, wrong, written }) {
  console.log(
    `${calls} calls: ${lost.length} lost, ${refused} refused (503), ${wrong.length} answered wrongly; ${written.length} rows written.`,
  );
  for (const line of [...lost, ...wrong].slice(0, 20)) console.log(line);
  return calls > 0 && refused === 0 && lost.length === 0 && wrong.length === 0;
}

/** The command of `npm start`, without npm between. */
async function startGateway(folder, port) {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const child = spawn(process.execPath, scripts.start.split(' ').slice(1), {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: database.toString(),
      REDIS_URL: redisUrl,
      JWT_SECRET: 'the-secret-that-all-processes-share',
      DATA_DIR: join(place, 'data'),
      DEMO: 'on',
      TRUST_PROXY: 'on',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  await eventually(async () => child.exitCode !== null || (await call(port, { path: '/health/ready' })).status === 200);
  if (child.exitCode !== null) throw new Error('A gateway did not start.');
  return child;
}

async function stop(child) {
  child.kill('SIGTERM');
  return child.exitCode === null ? once(child, 'exit') : [child.exitCode];
}

/** As in compose.yaml, but for addresses. */
async function startProxy(ports) {
  const port = await freePort();
  const file = join(place, 'haproxy.cfg');
  const text = readFileSync(join(root, 'deploy/compose/haproxy.cfg'), 'utf8')
    .replace('bind :4000', `bind 127.0.0.1:${port}`)
    .replace('maxconn 8000', `maxconn 8000\n  stats socket ${proxySocket} level admin`)
    .replace(/resolvers docker\n[^]*?\n\n/, '')
    .replace(' resolvers docker init-addr libc,none', '')
    .replace(/gateway-([12]):4000/g, (_, number) => `127.0.0.1:${ports[number - 1]}`);
  writeFileSync(file, text);
  const child = spawn('haproxy', ['-f', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  await eventually(async () => child.exitCode !== null || (await call(port, { path: '/health/live' })).status === 200);
  if (child.exitCode !== null) throw new Error('HAProxy did not start.');
  return port;
}

async function tellProxy(command) {
  const socket = connect(proxySocket).setEncoding('utf8');
  socket.end(`${command}\n`);
  let said = '';
  for await (const text of socket) said += text;
  if (said.trim() !== '') throw new Error(`HAProxy: ${said}`);
}

/** Clients that go on until they are told to stop. Each signs in, and then writes, reads what it wrote, and asks an old API, in turn. */
function startLoad(port) {
  const seen = { calls: 0, refused: 0, lost: [], wrong: [], written: [] };
  const until = new AbortController();
  const note = (line) => line !== undefined && seen.wrong.push(line);

  /** Answers the text; undefined: there was none, which has been counted. */
  const ask = async (agent, what) => {
    await pause(THINKS_MS);
    const { status, body, failed } = await call(port, what, agent);
    seen.calls += 1;
    if (status === 503) seen.refused += 1;
    if (failed !== undefined) seen.lost.push(`${what.path} ${JSON.stringify(what.json)}: ${failed}`);
    return status === 503 ? undefined : body;
  };
  const graphql = async (agent, query, token) => {
    const text = await ask(agent, { path: '/graphql', token, json: { query } });
    try {
      return text && JSON.parse(text);
    } catch {
      return { errors: [text] };
    }
  };
  const client = async (number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const signIn = `mutation { login(input: {realm: STAFF, username: "demoadmin", password: "${PASSWORD}"}) { token } }`;
    const token = (await graphql(agent, signIn))?.data?.login?.token;
    if (token === undefined) return note('a sign-in failed');
    for (let round = 0; !until.signal.aborted && !interrupted.signal.aborted; round += 1) {
      const campus = `滚动 ${number}-${round}`;
      const made = await graphql(agent, `mutation { createCampus(input: {name: "${campus}", info: "滚动更新"}) { id } }`, token);
      const id = made?.data?.createCampus?.id;
      if (made !== undefined && id === undefined) note(`write: ${JSON.stringify(made)}`);
      if (id !== undefined) {
        seen.written.push(id);
        const read = await graphql(agent, `{ campus(id: ${id}) { name } }`, token);
        if (read !== undefined && read.data?.campus?.name !== campus) note(`read: ${JSON.stringify(read)}`);
      }
      const viewer = await graphql(agent, '{ viewer { username } }', token);
      if (viewer !== undefined && viewer.data?.viewer?.username !== 'demoadmin') note(`session: ${JSON.stringify(viewer)}`);
      // A password costs more than all the rest.
      if (round % 5 !== 0) continue;
      const old = await ask(agent, {
        path: '/legacy/school/v1/login',
        json: { identity: 1, username: 'teacher1@example.com', password: PASSWORD },
      });
      if (old !== undefined && !old.includes('"access_token"')) note(`old API: ${old}`);
    }
    agent.destroy();
  };
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
  return {
    note,
    end: async () => {
      until.abort();
      await Promise.all(clients);
      const [{ count }] = await sql(database.toString(), `SELECT count(*)::int FROM campus WHERE name LIKE '滚动 %'`);
      if (count !== seen.written.length) note(`${seen.written.length} writes were answered, ${count} were done`);
      return seen;
    },
  };
}

/** One call; `failed` says why there was no answer. */
function call(port, { path, json, token }, agent) {
  return new Promise((resolve) => {
    const timeout = ANSWER_MS;
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    const sent = request(
      { host: '127.0.0.1', port, path, agent, headers, timeout, method: json === undefined ? 'GET' : 'POST' },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text) => (body += text));
        response.once('end', () => resolve({ status: response.statusCode, body }));
        response.once('error', (error) => resolve({ failed: error.message }));
      },
    );
    sent.once('error', (error) => resolve({ failed: error.message }));
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.end(json && JSON.stringify(json));
  });
}

async function sql(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function eventually(holds) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50, undefined, interrupted)) if (await holds()) return;
  throw new Error('It has not come true in time.');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
