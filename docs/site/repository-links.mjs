import { relative } from 'node:path';
import { ROOT, targetOf } from './pages.mjs';

/**
 * Links of pages, which are written for who reads them in the repository, lead to the same pages on the site; those to other files to the
 * repository's web address, such as https://git.example.com/campus/gateway/blob/main, and where that is not known they are no links.
 */
export function repositoryLinks(md, repository) {
  md.core.ruler.push('repository_links', ({ tokens, env }) => {
    // Titles are read once more, by themselves.
    if (env.path === undefined) return;
    const source = relative(ROOT, env.realPath ?? env.path).replaceAll('\\', '/');
    for (const { children } of tokens)
      for (const [at, token] of (children ?? []).entries()) if (token.type === 'link_open') lead(token, at, children);

    function lead(token, at, among) {
      const target = targetOf(token.attrGet('href'), source);
      if (target?.page !== undefined) token.attrSet('href', target.page);
      else if (target?.file !== undefined && repository !== undefined) token.attrSet('href', `${repository}/${target.file}`);
      else if (target?.file !== undefined) {
        token.tag = 'span';
        token.attrs = [['title', target.file]];
        const end = among.find(({ type, level }, place) => place > at && type === 'link_close' && level === token.level);
        end.tag = 'span';
      }
    }
  });
}

/** A line that goes on in the next one has no blank there where it is Chinese. */
export function unbrokenChinese(md) {
  md.renderer.rules.softbreak = (tokens, at) => {
    const [before, after] = [tokens[at - 1]?.content ?? '', tokens[at + 1]?.content ?? ''];
    const inside = /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(after);
    return inside || /[，。；：、！？（）《》“”]$/u.test(before) || /^[，。；：、！？（）《》“”]/u.test(after) ? '' : '\n';
  };
}

/** Names of headings as GitHub makes them, by which pages link to one another. */
export function headingId(text) {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}
