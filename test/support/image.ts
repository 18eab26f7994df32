import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';
import { root } from './paths.js';

/**
 * Makes what a Dockerfile says without a container engine: each stage is a folder, and what it runs has that folder as its root, by namespaces of
 * the kernel. Of its base image there is what this machine has in its place: Node, npm and a shell.
 */
export interface Image {
  /** The image's root folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly stopSignal: string;
  /** The command of a container, on a root that takes no writes but in `/data` and `/tmp`. */
  start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess;
  /** The health check of a container with this environment. */
  check(env: Readonly<Record<string, string>>): ChildProcess;
  remove(): void;
}

/** Why images cannot be made here; undefined where they can. */
export function imageObstacle(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'they need Linux, and root';
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this machine lets nobody make namespaces';
  }
}

interface Stage {
  readonly folder: string;
  workdir: string;
  user: string;
  env: Record<string, string>;
  entrypoint: string[];
  command: string[];
  stopSignal: string;
  healthCheck: string[];
  /** Folders of this machine that what it runs sees at a place of its own. */
  readonly lent: Record<string, string>;
}

export function makeImage(): Image {
  const place = mkdtempSync(join(tmpdir(), 'campus-image-'));
  const remove = (): void => rmSync(place, { recursive: true, force: true });
  try {
    const stage = lastStage(place, contextIn(join(place, 'context')));
    const data = join(place, 'volume');
    mkdirSync(data);
    execFileSync('chown', ['1000:1000', data]);
    const launch = (command: readonly string[], env: Readonly<Record<string, string>>): ChildProcess => {
      const container = { ...stage, env: { ...stage.env, ...env }, lent: { '/data': data } };
      const [program = '', ...args] = inside(container, command, { readOnly: true });
      return spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    };
    return {
      ...stage,
      start: (args, env) => launch([...stage.entrypoint, ...(args.length > 0 ? args : stage.command)], env),
      check: (env) => launch(stage.healthCheck, env),
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function lastStage(place: string, context: string): Stage {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of DockerfileParser.parse(readFileSync(join(root, 'Dockerfile'), 'utf8')).getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      stage = emptyStage(join(place, `stage-${stages.size}`));
      stages.set(instruction.getArguments()[2]?.getValue() ?? '', stage);
    } else if (stage !== undefined) carryOut(instruction, stage, context, stages);
  }
  if (stage === undefined) throw new Error('The Dockerfile has no stage.');
  return stage;
}

function emptyStage(folder: string): Stage {
  for (const name of ['etc', 'usr', 'proc', 'dev', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    if (existsSync(join('/usr', name))) execFileSync('ln', ['-s', `usr/${name}`, join(folder, name)]);
  }
  writeFileSync(join(folder, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n');
  writeFileSync(join(folder, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
  writeFileSync(join(folder, 'etc/hosts'), '127.0.0.1 localhost\n');
  return { folder, workdir: '/', user: 'root', env: {}, entrypoint: [], command: [], stopSignal: '', healthCheck: [], lent: {} };
}

function carryOut(instruction: Instruction, stage: Stage, context: string, stages: ReadonlyMap<string, Stage>): void {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const listed = (): string[] => JSON.parse(instruction.getArgumentsContent() ?? '[]') as string[];
  switch (instruction.getKeyword()) {
    case 'WORKDIR':
      stage.workdir = words[0] ?? '/';
      return void mkdirSync(join(stage.folder, stage.workdir), { recursive: true });
    case 'COPY':
      return copy(instruction as Copy, words, stage, context, stages);
    case 'RUN':
      return run(instruction.getArgumentsContent() ?? '', stage);
    case 'USER':
      stage.user = words[0] ?? '';
      return;
    case 'ENV':
      for (const word of words) stage.env[word.slice(0, word.indexOf('='))] = word.slice(word.indexOf('=') + 1);
      return;
    case 'STOPSIGNAL':
      stage.stopSignal = words[0] ?? '';
      return;
    case 'HEALTHCHECK':
      stage.healthCheck = JSON.parse(/CMD (\[.*\])$/.exec(instruction.getArgumentsContent() ?? '')?.[1] ?? '[]') as string[];
      return;
    case 'ENTRYPOINT':
      stage.entrypoint = listed();
      return;
    case 'CMD':
      stage.command = listed();
      return;
    case 'VOLUME':
    case 'EXPOSE':
      return;
    default:
      throw new Error(`${instruction.getKeyword()} is not understood here.`);
  }
}

function copy(instruction: Copy, words: readonly string[], stage: Stage, context: string, stages: ReadonlyMap<string, Stage>): void {
  const flags = Object.fromEntries(instruction.getFlags().map((flag) => [flag.getName(), flag.getValue() ?? '']));
  const from = flags['from'] === undefined ? context : (stages.get(flags['from'])?.folder ?? '');
  const named = words.at(-1) ?? '';
  const target = join(stage.folder, named.startsWith('/') ? named : join(stage.workdir, named));
  for (const word of words.slice(0, -1)) {
    const source = join(from, word);
    const isFolder = statSync(source).isDirectory();
    const path = isFolder || !/(^|\/)\.?\/?$/.test(named) ? target : join(target, basename(source));
    mkdirSync(isFolder ? path : dirname(path), { recursive: true });
    execFileSync('cp', ['-a', ...(isFolder ? [`${source}/.`] : [source]), path]);
    execFileSync('chown', ['-R', (flags['chown'] ?? '0:0').replaceAll('node', '1000'), path]);
  }
}

/** Packages come from this machine, where they are installed, and not from a registry. */
function run(command: string, stage: Stage): void {
  const modules = join(stage.folder, stage.workdir, 'node_modules');
  if (command === 'npm ci') {
    mkdirSync(modules);
    stage.lent[join(stage.workdir, 'node_modules')] = join(root, 'node_modules');
  } else if (command === 'npm ci --omit=dev') {
    for (const path of productionPackages()) cpSync(join(root, path), join(dirname(modules), path), { recursive: true });
  } else {
    const [program = '', ...args] = inside(stage, ['sh', '-c', command], { readOnly: false });
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** The folders of the packages that are no development dependencies, as far as this machine has them. */
function productionPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; peer?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev = false }]) => path !== '' && !dev && existsSync(join(root, path)))
    .map(([path]) => path);
}

/** What of the repository an engine is given: all that .dockerignore lets through, line by line. */
function contextIn(folder: string): string {
  mkdirSync(folder);
  const [first, ...lines] = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (first !== '*') throw new Error('.dockerignore is expected to name what is let through.');
  for (const line of lines) {
    if (line.startsWith('!')) cpSync(join(root, line.slice(1)), join(folder, line.slice(1)), { recursive: true });
    else rmSync(join(folder, line), { recursive: true, force: true });
  }
  return folder;
}

/** The command line that runs a command of a stage with the stage's folder as its root. */
function inside({ folder, workdir, user, env, lent }: Stage, command: readonly string[], { readOnly }: { readOnly: boolean }): string[] {
  const prefix = dirname(dirname(process.execPath));
  const mounts = [
    `mount --bind ${folder} ${folder}`,
    `mount --rbind /usr ${folder}/usr`,
    ...(prefix === '/usr' ? [] : [`mount --bind ${prefix} ${folder}/usr/local`]),
    `mount --rbind /proc ${folder}/proc`,
    `mount --rbind /dev ${folder}/dev`,
    `mount -t tmpfs -o mode=1777 tmpfs ${folder}/tmp`,
    ...Object.entries(lent).map(([at, from]) => `mount --bind ${from} ${folder}${at}`),
    ...(readOnly ? [`mount -o remount,bind,ro ${folder}`] : []),
  ];
  const ids = user === 'node' ? '1000:1000' : '0:0';
  const words = Object.entries({ PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/tmp', ...env }).map(([name, text]) => `${name}=${text}`);
  return [
    'unshare',
    '--mount',
    'sh',
    '-ec',
    `${mounts.join('\n')}\nexec chroot --userspec=${ids} ${folder} env -i -C ${workdir} "$@"`,
    'sh',
    ...words,
    ...command,
  ];
}
