import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { READMES, withSettingsTable } from '../../src/settings/readme-table.js';
import { settingsIn } from '../../src/settings/setting.js';
import { SETTINGS } from '../../src/settings/settings.js';

it.each(READMES)('$file shows every setting with its values, default and meaning (else: npm run settings)', ({ file, language }) => {
  const readme = readFileSync(file, 'utf8');
  expect(readme).toBe(withSettingsTable(readme, language));
  for (const { variable } of settingsIn(SETTINGS)) expect(readme.split(`\n| \`${variable}\` |`)).toHaveLength(2);
});

it('a setting is described by one plain sentence in both languages', () => {
  for (const { variable, facts } of settingsIn(SETTINGS)) {
    expect(facts.meaning.en, variable).toMatch(/^[^|\n]{8,160}[^|\n.]$/);
    expect(facts.meaning.zh, variable).toMatch(/^(?=.*\p{Script=Han})[^|\n]+[^|\n。]$/u);
  }
});

it('no two settings share a variable', () => {
  const variables = settingsIn(SETTINGS).map(({ variable }) => variable);
  expect(new Set(variables).size).toBe(variables.length);
});
