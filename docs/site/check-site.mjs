// Fails where a link of the built site leads nowhere, page or heading, or where a page would load something from another host.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = join(dirname(fileURLToPath(import.meta.url)), 'dist');
const files = readdirSync(site, { recursive: true }).map((name) => join(site, name));
const pages = new Map(files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(file, 'utf8')]));
const names = new Map(
  [...pages].map(([file, html]) => [file, new Set([...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id]) => id))]),
);

const complaints = [...pages].flatMap(([file, html]) => {
  const links = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&'));
  const loaded = [...html.matchAll(/<(?:link|script|img|iframe|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
  const found = [...links.filter((href) => !/^[a-z]+:/i.test(href) && leadsNowhere(href, file)), ...loaded.filter(isForeign)];
  return found.map((address) => `${relative(site, file)}: ${address}`);
});
for (const style of files.filter((file) => file.endsWith('.css'))) {
  const loaded = [...readFileSync(style, 'utf8').matchAll(/url\(["']?([^"')]*)|@import\s+["']([^"']+)/g)].map(
    ([, one, other]) => one ?? other,
  );
  complaints.push(...loaded.filter(isForeign).map((address) => `${relative(site, style)}: ${address}`));
}

if (complaints.length > 0) {
  console.error(`These lead nowhere, or to another host:\n${[...new Set(complaints)].join('\n')}`);
  process.exit(1);
}
console.log(`${pages.size} pages, and every link between them leads somewhere: ${relative(process.cwd(), site) || '.'}`);

function leadsNowhere(href, from) {
  const [path = '', name] = href.split('#');
  const address = decodeURI(path.replace(/\?.*$/, ''));
  const place = address === '' ? from : address.startsWith('/') ? join(site, address) : join(dirname(from), address);
  const page = [place, `${place}.html`, join(place, 'index.html')].find((file) => pages.has(file));
  if (page === undefined) return !existsSync(place);
  return name !== undefined && name !== '' && !names.get(page)?.has(decodeURIComponent(name));
}

function isForeign(address) {
  return /^([a-z]+:)?\/\//i.test(address);
}
