import { Setting, setsTogetherIn, type SettingGroup, settingsIn, Together, type ValueOf } from './setting.js';
import { SETTINGS, type Settings } from './settings.js';

/** All mistakes of the environment at once, one line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly mistakes: readonly string[]) {
    super(`The settings have ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
  }
}

/** The text that was given; an empty one counts as absent. */
type Given = (setting: Setting<unknown>) => string | undefined;

/** Reads and checks the environment. Throws `SettingsError` naming every mistake; what was given is never repeated in it. */
export function loadSettings(env: NodeJS.ProcessEnv): Settings {
  const given: Given = ({ variable }) => env[variable]?.trim() || undefined;
  const mistakes = [...mistakesOfShape(given), ...contradictions(given)];
  if (mistakes.length > 0) throw new SettingsError(mistakes);

  const valueOf: ValueOf = <Value>(setting: Setting<Value>) => {
    const text = given(setting) ?? defaultText(setting, valueOf);
    return (text === undefined ? undefined : setting.shape.schema.parse(text)) as Value;
  };
  return valuesIn(SETTINGS, valueOf) as unknown as Settings;
}

function defaultText({ facts }: Setting<unknown>, valueOf: ValueOf): string | undefined {
  if (facts.default === undefined) return undefined;
  return typeof facts.default === 'object' ? facts.default.text(valueOf) : String(facts.default);
}

function valuesIn(group: SettingGroup, valueOf: ValueOf): Record<string, unknown> {
  const valueIn = (entry: SettingGroup[string]): unknown => {
    if (entry instanceof Setting) return valueOf(entry);
    if (!(entry instanceof Together)) return valuesIn(entry, valueOf);
    const values = valuesIn(entry.members, valueOf);
    return Object.values(values).includes(undefined) ? undefined : values;
  };
  return Object.fromEntries(Object.entries(group).map(([name, entry]) => [name, valueIn(entry)]));
}

function mistakesOfShape(given: Given): string[] {
  return settingsIn(SETTINGS).flatMap((setting) => {
    const text = given(setting);
    const good = text === undefined || setting.shape.schema.safeParse(text).success;
    return good ? [] : [`${setting.variable} must be ${setting.shape.allowed}.`];
  });
}

/** What is wrong with settings taken together. Looks at their presence only, so it works beside mistakes of shape. */
function contradictions(given: Given): string[] {
  const has = (setting: Setting<unknown>): boolean => given(setting) !== undefined;
  const single = settingsIn(SETTINGS).flatMap((setting) => {
    const { variable, shape, facts } = setting;
    const { needs, requiredWith } = facts;
    if (requiredWith !== undefined && has(requiredWith) && !has(setting)) {
      return [`${variable} is required when ${requiredWith.variable} is set: ${shape.allowed}.`];
    }
    return needs !== undefined && has(setting) && !has(needs) ? [`${variable} needs ${needs.variable}.`] : [];
  });
  const incomplete = setsTogetherIn(SETTINGS).filter((set) => set.some(has) && !set.every(has));
  return [...single, ...incomplete.map((set) => `${set.map(({ variable }) => variable).join(' and ')} must be set together.`)];
}
