import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { defineConfig } from 'vitepress';
import { ELSEWHERE, IN_BOTH_LANGUAGES, ROOT, SCHEMA_FOLDER, shownAt } from '../pages.mjs';
import { headingId, repositoryLinks, unbrokenChinese } from '../repository-links.mjs';
import { KINDS, readSchemaPages } from '../schema-pages.mjs';

/** Where the repository's files are on the web; without it links to them are no links. */
const REPOSITORY = process.env.SITE_REPOSITORY?.replace(/\/$/, '');
/** The reader's browser loads nothing of other hosts. VitePress makes functions of its settings' texts. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' 'unsafe-eval'";

const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
const schemaItems = (language) => Object.entries(KINDS).map(([kind, titles]) => ({ text: titles[language], link: `/schema/${kind}` }));

export default defineConfig({
  srcDir: ROOT,
  srcExclude: ELSEWHERE,
  additionalConfig: {},
  rewrites: shownAt,
  outDir: './dist',
  cacheDir: './.cache',
  base: './',
  title: 'Campus Gateway',
  description: 'One GraphQL API over one unified schema of an education business.',
  head: [
    ['meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }],
    ['link', { rel: 'icon', href: 'data:,' }],
  ],
  markdown: {
    // Pages are written for the repository's own reader: what that does not know is text.
    attrs: false,
    emoji: false,
    component: false,
    anchor: { slugify: headingId },
    config: (md) => {
      repositoryLinks(md, REPOSITORY);
      unbrokenChinese(md);
    },
  },
  // The index of the search is one file, which is loaded when somebody searches.
  vite: { plugins: [vueOfThisPackage()], build: { chunkSizeWarningLimit: 1000 } },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        _render: async (source, env, md) => md.renderAsync(source === '' ? schemaText(env.path) : source, env),
        locales: { 'zh-CN': { translations: searchInChinese() } },
      },
    },
    outline: [2, 3],
    // What both languages have leads to the other; the rest to its start.
    inBothLanguages: IN_BOTH_LANGUAGES,
    i18nRouting: ({ theme }, { data }, language) => {
      const start = language === 'root' ? '/' : `/${language}/`;
      const page = data.relativePath.replace(/^zh-CN\//, '');
      return theme.value.inBothLanguages.includes(page) ? start + page.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html') : start;
    },
  },
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: inEnglish() },
    'zh-CN': { label: '简体中文', lang: 'zh-CN', description: '教育业务的统一 GraphQL API。', themeConfig: inChinese() },
  },
});

/** Pages lie outside of this package, and would look for Vue where they are. In the browser's part VitePress names it. */
function vueOfThisPackage() {
  return {
    name: 'vue-of-this-package',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'ssr',
    resolveId: (id) => (/^vue(\/server-renderer)?$/.test(id) ? { id, external: true } : null),
  };
}

/** The search reads files; pages of the schema are none. */
function schemaText(file) {
  const kind = /([^/]+)\.md$/.exec(relative(`${ROOT}/${SCHEMA_FOLDER}`, file))?.[1];
  return readSchemaPages().find((page) => page.kind === kind)?.content ?? '';
}

function inEnglish() {
  return {
    nav: [
      { text: 'Building on it', link: '/building-on' },
      { text: 'Schema', link: '/schema/', activeMatch: '/schema/' },
      { text: 'Operating', link: '/operating' },
      { text: version, link: '/changelog' },
    ],
    sidebar: [
      { text: 'Campus Gateway', items: [page('Overview', 'overview'), page('What changed', 'changelog')] },
      {
        text: 'Building on it',
        items: [page('Guide', 'building-on'), page('The typed client', 'client'), page('An example app', 'back-office')],
      },
      { text: 'Schema', collapsed: true, items: [page('All of it', 'schema/'), ...schemaItems(0)] },
      { text: 'Running it', items: [page('Operating', 'operating'), page('Moving in', 'moving-in')] },
      {
        text: 'Working on it',
        collapsed: true,
        items: [
          page('Contributing', 'contributing'),
          page('Architecture', 'architecture'),
          page('The old APIs', 'old-apis'),
          page('Performance', 'performance'),
          page('The benchmark', 'benchmark'),
          page('Lessons', 'lessons'),
          page('Security', 'security'),
        ],
      },
    ],
  };
}

function inChinese() {
  const chinese = (text, address) => page(text, `zh-CN/${address}`);
  const english = (text, address) => page(`${text}（英文）`, address);
  return {
    nav: [
      { text: '开发客户端', link: '/zh-CN/building-on' },
      { text: 'Schema（英文）', link: '/schema/' },
      { text: '运维', link: '/zh-CN/operating' },
      { text: version, link: '/changelog' },
    ],
    sidebar: [
      { text: 'Campus Gateway', items: [chinese('概览', 'overview'), english('变更', 'changelog')] },
      { text: '开发客户端', items: [chinese('指南', 'building-on'), page('带类型的客户端', 'client'), page('示例应用', 'back-office')] },
      { text: 'Schema（英文）', collapsed: true, items: [page('总览', 'schema/'), ...schemaItems(1)] },
      { text: '运行', items: [chinese('运维', 'operating'), chinese('迁入', 'moving-in')] },
      {
        text: '参与开发（英文）',
        collapsed: true,
        items: [
          page('开发', 'contributing'),
          page('结构', 'architecture'),
          page('旧 API', 'old-apis'),
          page('性能', 'performance'),
          page('基准测试', 'benchmark'),
          page('教训', 'lessons'),
          page('安全', 'security'),
        ],
      },
    ],
    outline: { level: [2, 3], label: '本页内容' },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '外观',
    lightModeSwitchTitle: '切换到浅色',
    darkModeSwitchTitle: '切换到深色',
    sidebarMenuLabel: '目录',
    returnToTopLabel: '回到顶部',
    langMenuLabel: '切换语言',
    navMenuLabel: '主导航',
    mobileMenuLabel: '菜单',
    extraMenuLabel: '更多',
    skipToContentLabel: '跳到正文',
    notFound: { title: '没有这一页', quote: '地址可能写错了，或页面已经移走。', linkLabel: '回到首页', linkText: '回到首页' },
  };
}

function searchInChinese() {
  return {
    button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
    modal: {
      displayDetails: '显示详情',
      resetButtonTitle: '清除',
      backButtonTitle: '关闭',
      noResultsText: '没有结果：',
      footer: {
        selectText: '打开',
        selectKeyAriaLabel: '回车',
        navigateText: '选择',
        navigateUpKeyAriaLabel: '向上',
        navigateDownKeyAriaLabel: '向下',
        closeText: '关闭',
        closeKeyAriaLabel: 'Esc',
      },
    },
  };
}

function page(text, address) {
  return { text, link: `/${address}` };
}
