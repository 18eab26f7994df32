import { setting, together } from '../setting.js';
import * as shape from '../shapes.js';
import { databaseUrl } from './storage.js';

/** What the business and its partners decide. */
export const BUSINESS = {
  demo: setting('DEMO', shape.onOff, {
    default: {
      text: (valueOf) => (valueOf(databaseUrl) === undefined ? 'on' : 'off'),
      words: { en: '`on` without `DATABASE_URL`', zh: '未设 `DATABASE_URL` 时为 `on`' },
    },
    meaning: {
      en: 'demo data into an empty database, and the WeChat sandbox (below)',
      zh: '在空数据库里填入演示数据，并启用微信沙箱（见下）',
    },
  }),
  orderExpiryIntervalSeconds: setting('ORDER_EXPIRY_INTERVAL_SECONDS', shape.wholeNumber(1, 86_400, 's'), {
    default: 600,
    meaning: {
      en: 'how often orders that were not paid within seven days are looked for and canceled',
      zh: '每隔多久查找并取消七天内未支付的订单',
    },
  }),
  wechat: {
    officialAccount: together({
      id: setting('WECHAT_APP_ID', shape.text, {
        meaning: { en: 'the official account: web sign-in, server token', zh: '公众号：网页登录、服务端 access token' },
      }),
      secret: setting('WECHAT_APP_SECRET', shape.text, { meaning: { en: 'its secret', zh: '其密钥' } }),
    }),
    miniProgram: together({
      id: setting('WECHAT_MINI_APP_ID', shape.text, { meaning: { en: 'the mini-program', zh: '小程序' } }),
      secret: setting('WECHAT_MINI_APP_SECRET', shape.text, { meaning: { en: 'its secret', zh: '其密钥' } }),
    }),
    apiBaseUrl: setting('WECHAT_API_BASE_URL', shape.baseUrl, {
      default: 'https://api.weixin.qq.com',
      meaning: { en: 'where WeChat is', zh: '微信接口地址' },
    }),
    timeoutMs: setting('WECHAT_TIMEOUT_MS', shape.wholeNumber(100, 60_000, 'ms'), {
      default: 5000,
      meaning: { en: 'the longest wait for one answer of WeChat', zh: '等待微信一次应答的最长时间' },
    }),
  },
  line: {
    channel: together({
      id: setting('LINE_CHANNEL_ID', shape.text, {
        meaning: {
          en: 'the LINE Login channel by which teachers and pupils of the school platform sign in; without it LINE is off',
          zh: '学校平台的教师和学生登录用的 LINE Login 频道；未设则不能用 LINE 登录',
        },
      }),
      secret: setting('LINE_CHANNEL_SECRET', shape.text, { meaning: { en: 'its secret', zh: '其密钥' } }),
      redirectUri: setting('LINE_REDIRECT_URI', shape.webAddress, {
        meaning: {
          en: "where LINE sends people back to: the page of the client, as in its link to LINE's authorisation",
          zh: 'LINE 授权后返回的客户端页面地址，与客户端授权链接里的一致',
        },
      }),
    }),
    apiBaseUrl: setting('LINE_API_BASE_URL', shape.baseUrl, {
      default: 'https://api.line.me',
      meaning: { en: 'where LINE is', zh: 'LINE 接口地址' },
    }),
    timeoutMs: setting('LINE_TIMEOUT_MS', shape.wholeNumber(100, 60_000, 'ms'), {
      default: 5000,
      meaning: {
        en: 'the longest wait for one answer of LINE; a sign-in asks twice',
        zh: '等待 LINE 一次应答的最长时间；一次登录询问两次',
      },
    }),
  },
  business: {
    auditRetentionDays: setting('AUDIT_RETENTION_DAYS', shape.wholeNumber(1, 36_500, 'd'), {
      default: 730,
      meaning: { en: 'how long events of the operation log are kept; a job removes them', zh: '操作日志保留的天数；到期由任务删除' },
    }),
    wxtokenAudience: setting('WXTOKEN_AUDIENCE', shape.oneOf('staff', 'any'), {
      default: 'staff',
      meaning: {
        en: "who gets WeChat's server token at `/v1/wxtoken`: shop staff, or `any` signed-in shopper",
        zh: '谁能从 `/v1/wxtoken` 取微信的 access token：商城工作人员，或 `any` 任何已登录的商城用户',
      },
    }),
    courseAgentOpen: setting('COURSE_AGENT_OPEN', shape.list(shape.oneOf('wxlogin', 'wxtoken')), {
      default: '',
      meaning: {
        en: 'the calls of course-agent that are answered without a credential, `/v1/wxlogin` and `/v1/wxtoken`; a danger to accounts, see below',
        zh: 'course-agent 中不带凭证也应答的接口：`/v1/wxlogin`、`/v1/wxtoken`；会危及账号，见下',
      },
    }),
    commissionRate: setting('SHOP_COMMISSION_PERCENT', shape.percentage, {
      default: 10,
      meaning: { en: "the inviter's share of a paid shop order", zh: '商城订单支付后邀请人的分成百分比' },
    }),
  },
};
