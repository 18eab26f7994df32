/**
 * The input field that graphql-js complains of, from its message: its errors carry the path in words only.
 * `Variable "$input" got invalid value 1 at "input.name"; …` is about `name`, and a complaint of a variable as a whole
 * about the variable.
 */
export function variableField(message: string): string | undefined {
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1];
  const at = / at "(\w+(?:[.[][\w\]]+)*)"; /.exec(message)?.[1];
  const missing = /; Field "(\w+)" (?:of required type|is not defined)/.exec(message)?.[1];
  const path = (at ?? '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .slice(1);
  if (missing) path.push(missing);
  return path.length > 0 ? path.join('.') : variable;
}
