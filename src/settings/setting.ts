import type { Shape } from './shapes.js';
import type { Words } from './words.js';

/** The value of another setting, to make a default of. */
export type ValueOf = <Value>(setting: Setting<Value>) => Value;

/** What a setting is that was not given: a text as somebody would write it, or one that depends on other settings. */
export type Default = string | number | DependentDefault;

export interface DependentDefault {
  readonly text: (valueOf: ValueOf) => string;
  /** What the table says of it, with backticks. */
  readonly words: Words;
}

export interface SettingFacts {
  /** One sentence for the settings' table of the READMEs, without a full stop; it names other variables in backticks. */
  readonly meaning: Words;
  /** What the table says of a setting that has no default; "none" when left out. */
  readonly absent?: Words;
  /** Has no effect, and so is a mistake, without that other setting. */
  readonly needs?: Setting<unknown>;
  /** Has to be given where that other setting is. */
  readonly requiredWith?: Setting<unknown>;
}

/**
 * One variable of the environment. Its declaration says everything of it: the type and value in `Settings`, the mistakes and the
 * row of the READMEs' tables are made from it.
 */
export class Setting<out Value> {
  constructor(
    readonly variable: string,
    readonly shape: Shape<Exclude<Value, undefined>>,
    readonly facts: SettingFacts & { readonly default?: Default },
  ) {}
}

/** With a default there is always a value. The empty text is the default of lists that are empty. */
export function setting<Value>(variable: string, shape: Shape<Value>, facts: SettingFacts & { readonly default: Default }): Setting<Value>;
export function setting<Value>(variable: string, shape: Shape<Value>, facts: SettingFacts): Setting<Value | undefined>;
export function setting<Value>(
  variable: string,
  shape: Shape<Exclude<Value, undefined>>,
  facts: SettingFacts & { readonly default?: Default },
): Setting<Value> {
  return new Setting<Value>(variable, shape, facts);
}

/** Settings that are given together or not at all; as a value they are one thing, or undefined. */
export class Together<out Members extends Readonly<Record<string, Setting<unknown>>>> {
  constructor(readonly members: Members) {}
}

export function together<Members extends Readonly<Record<string, Setting<unknown>>>>(members: Members): Together<Members> {
  return new Together(members);
}

/** Settings by the names that their values have in the program. */
export interface SettingGroup {
  readonly [name: string]: Setting<unknown> | Together<Readonly<Record<string, Setting<unknown>>>> | SettingGroup;
}

/** The values of a group of settings. */
export type ValuesOf<Group> = {
  readonly [Name in keyof Group]: Group[Name] extends Setting<infer Value>
    ? Value
    : Group[Name] extends Together<infer Members>
      ? GivenValues<Members> | undefined
      : ValuesOf<Group[Name]>;
};

type GivenValues<Members> = {
  readonly [Name in keyof Members]: Members[Name] extends Setting<infer Value> ? Exclude<Value, undefined> : never;
};

/** Every setting of a group, in the order of declaration. */
export function settingsIn(group: SettingGroup): Setting<unknown>[] {
  return Object.values(group).flatMap((entry) => {
    if (entry instanceof Setting) return [entry];
    return settingsIn(entry instanceof Together ? entry.members : entry);
  });
}

/** Every set of settings that are given together. */
export function setsTogetherIn(group: SettingGroup): Setting<unknown>[][] {
  return Object.values(group).flatMap((entry) => {
    if (entry instanceof Setting) return [];
    return entry instanceof Together ? [Object.values(entry.members)] : setsTogetherIn(entry);
  });
}
