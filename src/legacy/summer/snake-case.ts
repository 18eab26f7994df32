/** `applyFee` -> `apply_fee`: how both APIs spell what GraphQL calls by the same name. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
