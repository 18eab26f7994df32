/** What the two READMEs say. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** Signs that mean the same in both languages. */
export function same(signs: string): Words {
  return { en: signs, zh: signs };
}
