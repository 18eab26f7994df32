import { type Audience, AUDIENCES } from '../access/audiences.js';
import type { Viewer } from '../access/viewer.js';
import { datamodel } from '../generated/datamodel.js';
import type { Gone } from '../platform/database/hang-ups.js';
import { Reader, type ReadSettings } from '../read/reader.js';
import { NO_LIMITS, PUBLIC_LIMITS } from '../read/statement/connection-sql.js';
import type { Context } from './context.js';
import type { Core } from './core.js';
import { createLoaders } from './loaders.js';
import type { Services } from './services.js';

/** Who runs an operation, through which API, from where. */
export interface Caller {
  readonly viewer: Viewer | null;
  readonly audience: Audience;
  readonly address: string;
  /** Whether the caller has hung up. */
  readonly gone?: Gone | undefined;
}

/** Makes the context of one operation. */
export function contextFactory(core: Core, services: Services): (caller: Caller) => Context {
  const { addresses } = core.files;
  const inPages: ReadSettings = { datamodel, limits: PUBLIC_LIMITS, addresses };
  const whole: ReadSettings = { datamodel, limits: NO_LIMITS, wholeLists: true, addresses };
  return ({ viewer, audience, address, gone }) => ({
    viewer,
    audience,
    address,
    services,
    loaders: createLoaders(core),
    read: new Reader(
      core.database,
      AUDIENCES[audience].pagesLimited ? inPages : whole,
      viewer,
      () => core.ownWrites.of(viewer?.accountId ?? null),
      gone,
    ),
    wrote: async () => {
      if (viewer !== null) await core.ownWrites.wrote(viewer.accountId);
    },
  });
}
