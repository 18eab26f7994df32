import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { StartRefused } from '../../platform/start-refused.js';
import { RULES, type RuleFile, Rules } from './rules.js';

/** The rules of a surface: the operator's file before ours. Throws StartRefused for a file that cannot be read as rules. */
export function loadRules(surface: string, own?: string): Rules {
  return new Rules([...(own === undefined ? [] : [ruleFile(own)]), ours(surface), ours('every')].filter((file) => file !== undefined));
}

function ours(name: string): RuleFile | undefined {
  const path = fileURLToPath(new URL(`./${name}.yaml`, import.meta.url));
  // The build leaves JSON in the place of YAML.
  for (const file of [path, `${path}.json`]) {
    const text = readOrNothing(file);
    if (text !== undefined) return RULES.parse(parse(text));
  }
  return undefined;
}

function ruleFile(path: string): RuleFile {
  const text = readOrNothing(path);
  if (text === undefined) throw new StartRefused(`The rules ${path} cannot be read.`);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new StartRefused(`The rules ${path} are no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { success, data, error } = RULES.safeParse(value ?? {});
  if (success) return data;
  const [issue] = error.issues;
  throw new StartRefused(`The rules ${path} have a mistake at ${issue?.path.join('.') || 'the top'}: ${issue?.message}`);
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
