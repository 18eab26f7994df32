/** The names of UTF-8 (https://encoding.spec.whatwg.org/#names-and-labels), and of ASCII, whose texts are UTF-8 as they are. */
const READ: ReadonlySet<string> = new Set([
  'utf-8',
  'utf8',
  'unicode-1-1-utf-8',
  'unicode11utf8',
  'unicode20utf8',
  'x-unicode20utf8',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'iso646-us',
]);

const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/g;

/** Values of a parameter in a header such as Content-Type, without quotes, in the order sent. */
export function headerParameter(header: string, name: string): string[] {
  return [...header.matchAll(PARAMETER)].flatMap(([, key = '', value = '']) =>
    key.toLowerCase() === name ? [unquoted(value.trim())] : [],
  );
}

function unquoted(value: string): string {
  if (value.length >= 2 && value.startsWith('"') && value.endsWith('"')) return value.slice(1, -1).replace(/\\(.)/g, '$1');
  return value.replace(/^'(.*)'$/, '$1');
}

/** Whether we read texts in this encoding; an empty name says nothing. */
export function isReadCharset(charset: string): boolean {
  const name = charset.trim().toLowerCase();
  return name === '' || READ.has(name);
}

/** Whether a Content-Type leaves its body to be read as UTF-8: it names that, or no encoding. */
export function isReadContentType(contentType: string): boolean {
  return headerParameter(contentType, 'charset').every(isReadCharset);
}
