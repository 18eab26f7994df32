import { DEFAULT_FILTER_LIMITS } from '../../read/filter/filter-limits.js';
import { type DependentDefault, setting } from '../setting.js';
import * as shape from '../shapes.js';

const production = setting('NODE_ENV', shape.isValue('production'), {
  default: '',
  meaning: {
    en: '`production`: as fast as it can, `INTROSPECTION` and `PLAYGROUND` are off unless set, and a start warns of what is for demos',
    zh: '`production`：性能最好；`INTROSPECTION` 和 `PLAYGROUND` 默认关闭；启动时警告只供演示的设置',
  },
});

const trustedPlace = setting('TRUSTED_DOCUMENTS', shape.path, {
  meaning: {
    en: 'a file, or a folder of files, with documents that clients ask for by their ids: manifests of Apollo, maps of ids to texts, `.graphql`',
    zh: '客户端按 id 请求的文档所在的文件或文件夹：Apollo 清单、id 到文本的 JSON、`.graphql`',
  },
});

const trustedOnly = setting('TRUSTED_DOCUMENTS_ONLY', shape.onOff, {
  default: 'off',
  needs: trustedPlace,
  meaning: {
    en: '`on`: GraphQL clients get answers to those documents only, and no playground unless `PLAYGROUND` is set',
    zh: '`on`：GraphQL 客户端只能执行这些文档；未设 `PLAYGROUND` 时不显示 playground',
  },
});

/** What helps developers, and strangers too. */
const unlessProduction: DependentDefault = {
  text: (valueOf) => (valueOf(production) ? 'off' : 'on'),
  words: { en: '`on`; `off` in production', zh: '`on`；production 时 `off`' },
};

/** The GraphQL API, and how much an operation may ask. */
export const GRAPHQL = {
  production,
  introspection: setting('INTROSPECTION', shape.onOff, {
    default: unlessProduction,
    meaning: {
      en: '`off`: no introspection, and errors suggest no names of the schema',
      zh: '`off`：不能内省，错误信息也不提示 schema 里的名字',
    },
  }),
  playground: setting('PLAYGROUND', shape.onOff, {
    default: {
      text: (valueOf) => (valueOf(production) || valueOf(trustedOnly) ? 'off' : 'on'),
      words: {
        en: '`on`; `off` in production and with `TRUSTED_DOCUMENTS_ONLY`',
        zh: '`on`；production 或 `TRUSTED_DOCUMENTS_ONLY` 时 `off`',
      },
    },
    meaning: {
      en: '`off`: browsers are shown no pages, neither at `/` nor at `/graphql` nor at `/legacy/<surface>/`',
      zh: '`off`：浏览器打开 `/`、`/graphql`、`/legacy/<surface>/` 都不显示页面',
    },
  }),
  trustedDocuments: {
    place: trustedPlace,
    trustedOnly,
  },
  /** Those of `FilterLimits` that operators choose. */
  filterLimits: {
    conditions: setting('FILTER_MAX_CONDITIONS', shape.wholeNumber(1, 10_000), {
      default: DEFAULT_FILTER_LIMITS.conditions,
      meaning: { en: 'conditions in all filters of one GraphQL operation', zh: '一次 GraphQL 操作里所有过滤器的条件数' },
    }),
    relatedConditions: setting('FILTER_MAX_RELATED_CONDITIONS', shape.wholeNumber(0, 10_000), {
      default: DEFAULT_FILTER_LIMITS.relatedConditions,
      meaning: { en: 'those of them about related items', zh: '其中关于关联对象的条件数' },
    }),
    searchedLists: setting('FILTER_MAX_SEARCHED_LISTS', shape.wholeNumber(0, 1000), {
      default: DEFAULT_FILTER_LIMITS.searchedLists,
      meaning: {
        en: 'root lists of one operation that are searched by parts of a text or by related items; each takes a walk through its table',
        zh: '一次操作里按文本片段或关联对象搜索的根列表数；每个都要走遍整张表',
      },
    }),
    values: setting('FILTER_MAX_VALUES', shape.wholeNumber(1, 1_000_000), {
      default: DEFAULT_FILTER_LIMITS.values,
      meaning: {
        en: 'values in one list of a filter; holds for searches of old APIs, too',
        zh: '过滤器里一个列表的值数；对旧接口的搜索同样有效',
      },
    }),
    characters: setting('FILTER_MAX_CHARACTERS', shape.wholeNumber(1, 1_000_000), {
      default: DEFAULT_FILTER_LIMITS.characters,
      meaning: {
        en: 'characters in one text of a filter; holds for searches of old APIs, too',
        zh: '过滤器里一段文本的字符数；对旧接口的搜索同样有效',
      },
    }),
  },
};
