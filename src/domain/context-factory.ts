import type { Audience } from '../core/auth/audiences.js';
import type { Viewer } from '../core/auth/viewer.js';
import type { Gone } from '../core/database/hang-ups.js';
import { NO_LIMITS, PUBLIC_LIMITS } from '../core/read/connection-sql.js';
import { PlanCache } from '../core/read/plan-cache.js';
import { Reader } from '../core/read/reader.js';
import { datamodel } from '../generated/datamodel.js';
import type { Context } from './context.js';
import { createLoaders } from './loaders.js';
import type { Core, Services } from './services.js';

/** Who runs an operation, through which face, from where. */
export interface Caller {
  readonly viewer: Viewer | null;
  readonly audience: Audience;
  readonly address: string;
  /** Whether the caller has hung up. */
  readonly gone?: Gone | undefined;
}

/** Makes the context of one operation; compiled statements are shared by all. */
export function contextFactory(core: Core, services: Services): (caller: Caller) => Context {
  const plans = new PlanCache(datamodel);
  const { addresses } = core.files;
  const ofGraphql = { limits: PUBLIC_LIMITS, addresses };
  const ofLegacy = { limits: NO_LIMITS, addresses };
  return ({ viewer, audience, address, gone }) => ({
    viewer,
    audience,
    address,
    services,
    loaders: createLoaders(core),
    read: new Reader(core.database, plans, viewer, audience === 'graphql' ? ofGraphql : ofLegacy, gone),
  });
}
