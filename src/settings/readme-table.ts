import { type Setting, settingsIn } from './setting.js';
import { SETTINGS } from './settings.js';
import type { Words } from './words.js';

export type Language = keyof Words;

/** Where the tables stand. */
export const READMES: readonly { readonly file: string; readonly language: Language }[] = [
  { file: 'README.md', language: 'en' },
  { file: 'README.zh-CN.md', language: 'zh' },
];

const HEADS: Words = { en: '| setting | values | default | meaning |', zh: '| 设置 | 取值 | 默认值 | 含义 |' };
const NONE: Words = { en: 'none', zh: '无' };
const BEGIN = '<!-- The settings: made from src/settings by `npm run settings` -->';
const END = '<!-- End of the settings -->';

/** A README whose table of settings says what is declared. Throws when it has no place for it. */
export function withSettingsTable(readme: string, language: Language): string {
  const [before, rest] = split(readme, BEGIN);
  const [, after] = split(rest, END);
  const rows = settingsIn(SETTINGS).map((setting) => row(setting, language));
  return `${before}${BEGIN}\n${[HEADS[language], '|---|---|---|---|', ...rows].join('\n')}\n${END}${after}`;
}

function row(setting: Setting<unknown>, language: Language): string {
  const { variable, shape, facts } = setting;
  return `| ${[`\`${variable}\``, shape.notation[language], defaultWords(setting)[language], facts.meaning[language]].join(' | ')} |`;
}

function defaultWords({ facts }: Setting<unknown>): Words {
  const text = facts.default ?? '';
  if (typeof text === 'object') return text.words;
  if (text === '') return facts.absent ?? NONE;
  return { en: `\`${text}\``, zh: `\`${text}\`` };
}

function split(text: string, mark: string): readonly [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`There is no line "${mark}".`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
