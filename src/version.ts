import { readFileSync } from 'node:fs';
import { packagePath } from './package-path.js';

const { version } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string };

/** What runs here: the gateway, by the version that package.json says, on which Node. */
export const BUILD = { version, node: process.version } as const;
