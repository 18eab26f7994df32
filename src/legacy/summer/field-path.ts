/**
 * The names in a path of GraphQL, innermost first: `input.course.credit` -> credit, course. What nests there, old clients send side by
 * side, so they know the innermost name that their call has. Empty for the input as a whole.
 */
export function namesIn(path: string): string[] {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '' && step !== 'input' && !/^\d+$/.test(step))
    .toReversed();
}
