import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { parseContract } from './contract.js';
import { ContractMistakes } from './mistakes.js';
import type { Contract } from './types.js';

/**
 * Reads a contract that lies beside the calling file: `loadContract(import.meta.url, 'contract.yaml')`. Beside the compiled
 * file lies what the build made of it, `contract.yaml.json`: reading the YAML would take a good part of the start. A
 * contract in several files names them in order, the one with the header first.
 *
 * @throws ContractMistakes when a file is unreadable or wrong.
 */
export function loadContract(beside: string, ...files: readonly string[]): Contract {
  return parseContract(files.map((file) => readPart(new URL(file, beside))));
}

function readPart(address: URL): { file: string; document: unknown } {
  const path = fileURLToPath(address);
  const file = `${basename(dirname(path))}/${basename(path)}`;
  try {
    const compiled = `${path}.json`;
    const document: unknown = existsSync(compiled) ? JSON.parse(readFileSync(compiled, 'utf8')) : parseYaml(readFileSync(path, 'utf8'));
    return { file, document };
  } catch (error) {
    throw new ContractMistakes([`${file}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
