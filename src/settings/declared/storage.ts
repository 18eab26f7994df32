import { DEFAULT_DATABASE_LIMITS } from '../../platform/database/limits.js';
import { DEFAULT_REPLICA_MAX_LAG_MS } from '../../platform/database/postgres/replicas.js';
import { setting } from '../setting.js';
import * as shape from '../shapes.js';

const postgres = shape.url('postgres', 'postgresql');

export const databaseUrl = setting('DATABASE_URL', postgres, {
  meaning: { en: 'PostgreSQL; without it the embedded database', zh: 'PostgreSQL；不设则使用内嵌数据库' },
});

const redisUrl = setting('REDIS_URL', shape.redis, {
  meaning: {
    en: 'Redis: one server, the master that Sentinels name (`…/<master name>[/<db>]`), or a Cluster; without it a store inside the process',
    zh: 'Redis：单个服务器、Sentinel 所指的 master（`…/<master 名>[/<db>]`）或 Cluster；不设则使用进程内的存储',
  },
});

const mediaUrl = setting('MEDIA_URL', shape.bucket, {
  meaning: {
    en: 'the bucket of uploaded files; credentials by `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and the like; without it the folder `media` in `DATA_DIR`',
    zh: '存放上传文件的 bucket；凭据用 `AWS_ACCESS_KEY_ID`、`AWS_SECRET_ACCESS_KEY` 等提供；不设则为 `DATA_DIR` 下的 `media` 文件夹',
  },
});

const mediaEndpoint = setting('MEDIA_ENDPOINT', shape.baseUrl, {
  needs: mediaUrl,
  absent: { en: "Amazon's", zh: 'Amazon 的' },
  meaning: { en: 'address of an S3 server other than Amazon’s', zh: '非 Amazon 的 S3 服务器地址' },
});

/** Where data is kept. */
export const STORAGE = {
  dataDir: setting('DATA_DIR', shape.path, {
    default: './data',
    meaning: {
      en: 'embedded database, uploaded files (`media/`, without `MEDIA_URL`), the generated secret; machines that serve together share it',
      zh: '内嵌数据库、上传的文件（`media/`，未设 `MEDIA_URL` 时）、自动生成的密钥；一起服务的机器共享它',
    },
  }),
  media: {
    place: mediaUrl,
    endpoint: mediaEndpoint,
    region: setting('MEDIA_REGION', shape.text, {
      needs: mediaUrl,
      absent: { en: '`AWS_REGION`; `us-east-1` with `MEDIA_ENDPOINT`', zh: '`AWS_REGION`；设了 `MEDIA_ENDPOINT` 则为 `us-east-1`' },
      meaning: { en: 'the region of the bucket', zh: 'bucket 所在的 region' },
    }),
    pathStyle: setting('MEDIA_PATH_STYLE', shape.onOff, {
      needs: mediaUrl,
      default: {
        text: (valueOf) => (valueOf(mediaEndpoint) === undefined ? 'off' : 'on'),
        words: { en: '`on` with `MEDIA_ENDPOINT`, else `off`', zh: '设了 `MEDIA_ENDPOINT` 则为 `on`，否则 `off`' },
      },
      meaning: {
        en: 'whether the bucket stands in the path of its address (`https://host/bucket`) and not in the host name',
        zh: 'bucket 写在地址的路径中（`https://host/bucket`），而不是主机名中',
      },
    }),
  },
  databaseUrl,
  replicaUrls: setting('REPLICA_URLS', shape.list(postgres), {
    default: '',
    needs: databaseUrl,
    meaning: { en: 'PostgreSQL read replicas; only with `DATABASE_URL`', zh: 'PostgreSQL 只读副本；须同时设 `DATABASE_URL`' },
  }),
  replicaMaxLagMs: setting('REPLICA_MAX_LAG_MS', shape.wholeNumber(10, 600_000, 'ms'), {
    default: DEFAULT_REPLICA_MAX_LAG_MS,
    meaning: {
      en: 'how far a replica may be behind to be asked; everybody finds their own writes in any case',
      zh: '副本可落后多少仍被读取；任何情况下各人都能读到自己刚写入的内容',
    },
  }),
  pooling: setting('DATABASE_POOLING', shape.oneOf('session', 'transaction'), {
    default: 'session',
    needs: databaseUrl,
    meaning: {
      en: '`transaction` where PgBouncer or its like in transaction mode lies between; the limits below are then those of the database user',
      zh: '数据库前有 PgBouncer 一类 transaction 模式的连接池时为 `transaction`；以下限制此时由数据库用户自身的设置决定',
    },
  }),
  directUrl: setting('DATABASE_DIRECT_URL', postgres, {
    needs: databaseUrl,
    meaning: {
      en: 'the same database without the pooler: for migrations, imports and maintenance',
      zh: '同一数据库不经连接池的地址：用于迁移、导入和维护',
    },
  }),
  /** Without an effect on the embedded database. */
  databaseLimits: {
    statementTimeoutMs: setting('STATEMENT_TIMEOUT_MS', shape.wholeNumber(100, 600_000, 'ms'), {
      default: DEFAULT_DATABASE_LIMITS.statementTimeoutMs,
      meaning: {
        en: 'PostgreSQL ends a statement that runs longer; migrations and maintenance are exempt',
        zh: 'PostgreSQL 终止运行更久的语句；迁移和维护除外',
      },
    }),
    lockTimeoutMs: setting('LOCK_TIMEOUT_MS', shape.wholeNumber(50, 600_000, 'ms'), {
      default: DEFAULT_DATABASE_LIMITS.lockTimeoutMs,
      meaning: { en: 'and one that waits longer for a lock', zh: '以及等锁更久的语句' },
    }),
    poolSize: setting('DATABASE_POOL_SIZE', shape.wholeNumber(2, 1000), {
      default: DEFAULT_DATABASE_LIMITS.poolSize,
      meaning: {
        en: 'connections of a process to PostgreSQL, and as many to each replica',
        zh: '一个进程到 PostgreSQL 的连接数，到每个副本也是这么多',
      },
    }),
    poolTimeoutMs: setting('DATABASE_POOL_TIMEOUT_MS', shape.wholeNumber(50, 60_000, 'ms'), {
      default: DEFAULT_DATABASE_LIMITS.poolTimeoutMs,
      meaning: {
        en: 'the longest wait for one; then the call is refused with 503',
        zh: '等连接的最长时间，超过则以 503 拒绝该请求',
      },
    }),
  },
  redis: {
    address: redisUrl,
    prefix: setting('REDIS_KEY_PREFIX', shape.text, {
      default: 'campus:',
      needs: redisUrl,
      meaning: {
        en: 'what the names of all keys and channels begin with: several gateways may share one Redis, with different prefixes',
        zh: '所有键和频道名的前缀；多个网关可用不同前缀共用一个 Redis',
      },
    }),
    sentinelPassword: setting('REDIS_SENTINEL_PASSWORD', shape.text, {
      needs: redisUrl,
      meaning: { en: 'the password of the Sentinels, where they ask for one', zh: 'Sentinel 自身的密码（如有）' },
    }),
  },
};
