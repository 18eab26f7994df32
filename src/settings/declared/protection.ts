import { setting, together } from '../setting.js';
import * as shape from '../shapes.js';
import { databaseUrl } from './storage.js';

/** Secrets, accounts and what an account may use up. */
export const PROTECTION = {
  jwtSecret: setting('JWT_SECRET', shape.secret(32), {
    absent: { en: 'generated into `DATA_DIR`', zh: '生成在 `DATA_DIR` 里' },
    requiredWith: databaseUrl,
    meaning: {
      en: 'signs tokens and URLs of personal files; required with `DATABASE_URL`, the same for every process',
      zh: '签发 token 和个人文件 URL 的密钥；设了 `DATABASE_URL` 就必须设，各进程相同',
    },
  }),
  firstAdministrator: together({
    username: setting('ADMIN_USERNAME', shape.textOf(1, 50), {
      meaning: {
        en: 'the first administrator, made at a start that finds none; later starts do not touch the account',
        zh: '首个管理员；启动时没有管理员才会创建，之后的启动不动这个账号',
      },
    }),
    password: setting('ADMIN_PASSWORD', shape.textOf(8, 200), {
      meaning: { en: 'the password of that one; remove both afterwards', zh: '其密码；之后请移除这两项' },
    }),
  }),
  login: {
    maxFailures: setting('LOGIN_MAX_FAILURES', shape.wholeNumber(1, 1_000_000), {
      default: 10,
      meaning: {
        en: 'failed sign-ins of an account within 15 minutes, after which its sign-ins are refused',
        zh: '一个账号 15 分钟内登录失败的次数，到了之后拒绝它登录',
      },
    }),
    maxFailuresPerAddress: setting('LOGIN_MAX_FAILURES_PER_ADDRESS', shape.wholeNumber(1, 1_000_000), {
      default: 100,
      meaning: { en: 'the same for a client address', zh: '同上，按客户端地址计算' },
    }),
  },
  uploads: {
    files: setting('UPLOADS_PER_DAY', shape.wholeNumber(1, 1_000_000), {
      default: 200,
      meaning: {
        en: 'files that an account may upload on one day in China, refused ones included; staff have no limit',
        zh: '一个账号一天（北京时间）可上传的文件数，被拒绝的也算；工作人员不限',
      },
    }),
    bytes: setting('UPLOAD_BYTES_PER_DAY', shape.wholeNumber(1, 1024 ** 5, 'B'), {
      default: 1024 ** 3,
      meaning: { en: 'the same in bytes', zh: '同上，按字节计算' },
    }),
  },
  privateMediaTtlSeconds: setting('PRIVATE_MEDIA_TTL_SECONDS', shape.wholeNumber(1, 604_800, 's'), {
    default: 3600,
    meaning: {
      en: 'how long the URL of a personal file is good (up to a twelfth less)',
      zh: '个人文件地址的有效期（至多短十二分之一）',
    },
  }),
};
