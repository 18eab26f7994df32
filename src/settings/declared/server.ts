import { type Surface, SURFACES } from '../../access/audiences.js';
import { type Setting, setting } from '../setting.js';
import * as shape from '../shapes.js';
import { same } from '../words.js';
import { databaseUrl } from './storage.js';

export const host = setting('HOST', shape.host, {
  default: '127.0.0.1',
  meaning: { en: 'the address to listen on; `0.0.0.0` for every address', zh: '监听地址；`0.0.0.0` 监听所有地址' },
});

const port = setting('PORT', shape.wholeNumber(0, 65_535), {
  default: 4000,
  meaning: { en: 'the port to listen on; 0 lets the system choose', zh: '监听端口；0 由系统选择' },
});

function pageSize(variable: string, surface: Surface): Setting<number | undefined> {
  return setting<number | undefined>(variable, shape.wholeNumber(1, 100), {
    absent: { en: "the contract's", zh: '契约规定的' },
    meaning: {
      en: `rows of a page of ${surface}, as its old server was configured; clients that name a number get that`,
      zh: `${surface} 每页的行数，与旧服务器的配置一致；客户端指定了行数的以客户端为准`,
    },
  });
}

const corsOrigins = setting('CORS_ORIGINS', shape.list(shape.origin), {
  default: '',
  meaning: { en: 'origins of browser apps', zh: '浏览器应用的源' },
});

const shadow = setting('SHADOW', shape.addressesOf(SURFACES), {
  default: '',
  meaning: {
    en: 'old systems that answer in the place of their surfaces, which run beside them and are compared: `summer-crm=http://old.example.com`',
    zh: '仍由旧系统应答的 surface；网关在旁边运行并比较：`summer-crm=http://old.example.com`',
  },
});

/** How the gateway is reached, and how much it takes at a time. */
export const SERVER = {
  host,
  port,
  publicUrl: setting('PUBLIC_URL', shape.baseUrl, {
    default: { text: (valueOf) => `http://${linkHost(valueOf(host))}:${valueOf(port)}`, words: same('`http://HOST:PORT`') },
    meaning: { en: 'base of absolute links, such as those to uploaded files', zh: '绝对链接（如上传文件的地址）的前缀' },
  }),
  corsOrigins,
  corsHeaders: setting('CORS_HEADERS', shape.list(shape.headerName), {
    default: '',
    needs: corsOrigins,
    meaning: {
      en: 'request headers that they may send beside credentials, `Idempotency-Key` and those of usual clients and traces',
      zh: '除凭证、`Idempotency-Key` 以及常见客户端和链路追踪的请求头之外，它们还可发送的请求头',
    },
  }),
  legacyHosts: setting('LEGACY_HOSTS', shape.hostsOf(SURFACES), {
    default: '',
    meaning: {
      en: 'host names of surfaces: `school=school.example.com,miniapp=…`; a surface may have several',
      zh: '各 surface 的域名：`school=school.example.com,miniapp=…`；一个 surface 可以有多个',
    },
  }),
  /** Of the surfaces whose contracts have pages. */
  pageSizes: {
    'summer-student': pageSize('SUMMER_STUDENT_PAGE_SIZE', 'summer-student'),
    'summer-crm': pageSize('SUMMER_CRM_PAGE_SIZE', 'summer-crm'),
    school: pageSize('SCHOOL_PAGE_SIZE', 'school'),
  },
  shadow,
  shadowShare: setting('SHADOW_SHARE', shape.percentage, {
    default: 100,
    needs: shadow,
    meaning: { en: 'the share of their reads that are compared', zh: '其中参与比较的读请求的比例' },
  }),
  trustProxy: setting('TRUST_PROXY', shape.trustProxy, {
    default: 'off',
    meaning: {
      en: "whose `X-Forwarded-*` headers count: those of these addresses or networks; `on`: everybody's",
      zh: '信任谁的 `X-Forwarded-*` 头：这些地址或网段；`on` 信任所有人',
    },
  }),
  bodyLimitBytes: setting('BODY_LIMIT_BYTES', shape.wholeNumber(1024, 1024 ** 3, 'B'), {
    default: 15 * 1024 * 1024,
    meaning: { en: 'largest request body; a picture of 10 MiB as base64 fits', zh: '请求体上限；可容纳 base64 编码的 10 MiB 图片' },
  }),
  requestTimeoutMs: setting('REQUEST_TIMEOUT_MS', shape.wholeNumber(100, 3_600_000, 'ms'), {
    default: 30_000,
    meaning: {
      en: 'the longest a client takes to send a request whole; its headers have 10 seconds of that',
      zh: '客户端发完一个请求的最长时间；其中请求头最多 10 秒',
    },
  }),
  maxRequestsUnderWay: setting('MAX_REQUESTS_UNDER_WAY', shape.wholeNumber(1, 100_000), {
    default: 256,
    meaning: {
      en: 'requests that a process works on at the same time; what comes beyond is refused with 503',
      zh: '一个进程同时处理的请求数；超出的请求以 503 拒绝',
    },
  }),
  shutdownDrainSeconds: setting('SHUTDOWN_DRAIN_SECONDS', shape.wholeNumber(0, 600, 's'), {
    default: {
      text: (valueOf) => (valueOf(databaseUrl) === undefined ? '0' : '5'),
      words: { en: '5 with `DATABASE_URL`, else 0', zh: '设了 `DATABASE_URL` 则为 5，否则为 0' },
    },
    meaning: {
      en: 'how long a process goes on serving after SIGTERM, with `/health/ready` at 503, until proxies send to the others; SIGINT stops at once',
      zh: '收到 SIGTERM 后继续服务的时间，期间 `/health/ready` 为 503，让代理把请求转给其他进程；SIGINT 立即停止',
    },
  }),
  webSockets: {
    max: setting('MAX_WEBSOCKETS', shape.wholeNumber(0, 1_000_000), {
      default: 5000,
      meaning: { en: 'open WebSockets of a process, chat and subscriptions together', zh: '一个进程可打开的 WebSocket 数，聊天和订阅合计' },
    }),
    maxPerAccount: setting('MAX_WEBSOCKETS_PER_ACCOUNT', shape.wholeNumber(1, 1_000_000), {
      default: 20,
      meaning: { en: 'those of one account in a process', zh: '其中一个账户可打开的数量' },
    }),
  },
  logLevel: setting('LOG_LEVEL', shape.oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), {
    default: 'info',
    meaning: { en: 'what is logged, in JSON lines on standard output', zh: '日志级别；标准输出上的 JSON 行' },
  }),
};

/** A host that a link can name: "every address" is not one. */
function linkHost(given: string): string {
  if (given === '0.0.0.0' || given === '::') return 'localhost';
  return given.includes(':') ? `[${given}]` : given;
}
