import { Server as NetServer } from 'node:net';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Viewer } from './access/viewer.js';
import { contextFactory } from './domain/context-factory.js';
import type { Core } from './domain/core.js';
import { buildServices } from './domain/services.js';
import { gauges } from './gauges.js';
import { datamodel } from './generated/datamodel.js';
import { gatewaySchema } from './graphql/gateway-schema.js';
import { identifyCaller, type ResolveToken } from './graphql/http/context.js';
import { registerGraphQL } from './graphql/http/server.js';
import { serveSubscriptions } from './graphql/subscriptions/server.js';
import { healthRoutes } from './health.js';
import { apiPageScript } from './legacy/api-page.js';
import { OPENABLE } from './legacy/course-agent/openable.js';
import { defaultAvatar } from './legacy/miniapp/default-avatar.js';
import { schoolSocket } from './legacy/school/socket/plugin.js';
import { browserHeaders, legacyPlugin, type LegacyPorts, Refusal } from './legacy/shim/index.js';
import { surfaces } from './legacy/surfaces.js';
import { loggerOptions } from './logger.js';
import { openCore, secretOf, type CoreParts } from './open-core.js';
import { openObservation } from './open-observation.js';
import { openPages } from './pages.js';
import { keepUp } from './platform/database/embedded/upkeep.js';
import { unavailability, unavailable } from './platform/database/unavailable.js';
import { clientAddresses } from './platform/http/client-address.js';
import { compressAnswers } from './platform/http/compression.js';
import { allowCrossOrigin } from './platform/http/cross-origin.js';
import { openEntrance } from './platform/http/entrance.js';
import { answerOptions } from './platform/http/options.js';
import { routableUrl } from './platform/http/routable-url.js';
import type { Log } from './platform/log.js';
import { mediaRoutes } from './platform/media/routes.js';
import { learn } from './platform/observe/call.js';
import type { Observation } from './platform/observe/observation.js';
import { requestIdOf } from './platform/observe/request-id.js';
import { observeRequests } from './platform/observe/requests.js';
import { Schedule } from './platform/schedule.js';
import { WebSocketRegistry } from './platform/web-socket/registry.js';
import { Upgrades } from './platform/web-socket/upgrades.js';
import { proxyCheckRoute } from './proxy-check.js';
import { queryLimits } from './query-limits.js';
import { TallyFolding } from './read/tally-folding.js';
import { productionWarnings } from './settings/production-warnings.js';
import type { Settings } from './settings/settings.js';
import { openShadows } from './shadows.js';
import { BUILD } from './version.js';

export interface App {
  /** Every route, ready to `inject` into or to `listen`. */
  readonly server: FastifyInstance;
  readonly core: Core;
  /** Goes on serving, and tells those who send requests to send them elsewhere. */
  drain(): void;
  /** Lets what is running end, and closes server, database and store. */
  close(): Promise<void>;
  /** Ends what is running, now. */
  cut(): void;
}

const TALLY_FOLDING_INTERVAL_MS = 60_000;
const KEY_PRUNING_INTERVAL_MS = 3_600_000;
const RETENTION_INTERVAL_MS = 3_600_000;
const UPKEEP_INTERVAL_MS = 600_000;

/**
 * Builds the whole gateway from its settings; listens on nothing. `parts` replaces what a test brings itself.
 * Throws when a setting, the database or an old API's declaration is wrong: nothing half built is left open.
 */
export async function createApp(settings: Settings, parts: CoreParts = {}): Promise<App> {
  const entrance = await openEntrance(settings, () => server.log);
  const { door, refusals } = entrance;
  const server: FastifyInstance = fastify({
    logger: loggerOptions(settings, parts.logTo),
    // Each call has a line of its own, with its id; a logger for each request would cost more.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    requestIdHeader: false,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    trustProxy: settings.trustProxy,
    bodyLimit: settings.bodyLimitBytes,
    forceCloseConnections: 'idle',
    serverFactory: entrance.serverFor,
    // What comes while the server stops is refused at the door; what came in before is answered.
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => routableUrl(url),
  });
  for (const warning of productionWarnings(settings)) server.log.warn({}, `Not for production: ${warning}`);
  const core = await openCore(settings, server.log, parts);
  let observation: Observation | undefined;
  try {
    const services = buildServices(core);
    const makeContext = contextFactory(core, services);
    const contextOf: typeof makeContext = (caller) => {
      if (caller.viewer !== null) learn({ realm: caller.viewer.realm });
      return makeContext(caller);
    };
    const webSockets = new WebSocketRegistry(settings.webSockets);
    observation = await openObservation(settings, server.log, () =>
      gauges({
        core,
        jobs: services.jobRuns,
        intervals: () => schedule.intervals,
        door,
        webSockets,
        subscriptions: () => subscriptions.open(),
        shadows: () => shadows,
      }),
    );
    observeRequests(server, observation);
    const viewerOf: ResolveToken<Viewer> = async (token, audience) => {
      const session = await core.sessions.resolve(token, audience);
      return session.ok ? session.viewer : null;
    };

    server.addHook('onRequest', (_request, reply, done) => {
      reply.headers(entrance.headers);
      done();
    });
    allowCrossOrigin(server, {
      origins: settings.corsOrigins,
      requestHeaders: [...surfaces.flatMap(browserHeaders), ...settings.corsHeaders],
    });
    answerOptions(server);
    await compressAnswers(server, settings.corsOrigins);
    await server.register(healthRoutes, {
      isEnding: () => door.isEnding,
      database: core.database,
      store: core.store,
      media: core.media,
      version: BUILD,
    });
    await server.register(proxyCheckRoute, { secret: await secretOf(settings) });
    await server.register(mediaRoutes, { media: core.media, access: core.files.access });
    const pages = openPages(settings, core, server.log);
    const schema = gatewaySchema();
    const graphql = await registerGraphQL(server, {
      schema,
      introspection: settings.introspection,
      playground: pages?.demoAccounts,
      bodyLimitBytes: settings.bodyLimitBytes,
      log: server.log,
      refusals,
      limits: queryLimits(settings),
      persisted: { ...settings.trustedDocuments, store: core.store },
      createContext: async (request) => {
        const { tokenRefusal, ...caller } = await identifyCaller(request, viewerOf);
        return tokenRefusal ? { ...contextOf(caller), tokenRefusal } : contextOf(caller);
      },
      idempotency: {
        requests: core.idempotency,
        accountOf: async (request) => (await identifyCaller(request, viewerOf)).viewer?.accountId ?? null,
      },
    });
    const ports: LegacyPorts = {
      execute: (document, variables, execution) => graphql.operations.execute(document, variables, contextOf(execution)),
      show: (document, variables, execution, shown) => graphql.operations.show(document, variables, contextOf(execution), shown),
      storedTexts: (document) => graphql.operations.storedTexts(document),
      resolveToken: (token, audience) => core.sessions.resolve(token, audience).catch(refusedNow(server.log)),
      idempotency: core.idempotency,
      isOpen: (endpoint) => settings.business.courseAgentOpen.some((name) => OPENABLE[name] === endpoint),
    };
    const addressOf = clientAddresses(settings.trustProxy);
    const upgrades = new Upgrades(server.server, {
      admits: (request, socket) => entrance.takeOut(request, socket) && webSockets.open(request, socket, addressOf(request)),
      refuse: entrance.refuseUpgrade,
    });
    const subscriptions = serveSubscriptions<Viewer>({
      schema,
      documents: graphql.documents,
      persisted: graphql.persisted,
      formatError: graphql.formatError,
      log: server.log,
      upgrades: upgrades.at('/graphql'),
      viewerOf: (token) => viewerOf(token, 'graphql'),
      signIn: (request, { accountId }) => webSockets.signIn(request, accountId),
      addressOf,
      createContext: (viewer, address) => contextOf({ viewer, audience: 'graphql', address }),
    });
    server.addHook('preClose', async () => {
      upgrades.close();
      subscriptions.end();
      // Connections that wait for their next request stay: the door ends them. (Node's HTTP server would cut them at once.)
      await door.stop(() => void NetServer.prototype.close.call(server.server));
    });
    const shadows = openShadows(settings, core, server.log);
    await server.register(schoolSocket, {
      shadow: shadows.get('school'),
      passedOn: (request) => webSockets.passedOn(request),
      ports,
      store: core.store,
      upgrades,
      signIn: (request, accountId) => webSockets.signIn(request, accountId),
    });
    await server.register(defaultAvatar);
    if (pages) await server.register(apiPageScript);
    await server.register(legacyPlugin, {
      surfaces,
      ports,
      hosts: settings.legacyHosts,
      pageSizes: settings.pageSizes,
      publicUrl: settings.publicUrl,
      bodyLimitBytes: settings.bodyLimitBytes,
      version: BUILD.version,
      corsOrigins: settings.corsOrigins,
      refusals,
      shadows,
      pages,
    });
    const schedule = new Schedule(server.log, observation, (run) => services.jobRuns.record(run));
    const tallyFolding = new TallyFolding(core.database, schema, datamodel);
    server.addHook('onClose', async () => {
      await schedule.stop();
      await graphql.stop();
      await core.close();
      await observation?.close();
    });
    await server.ready();
    schedule.every(settings.orderExpiryIntervalSeconds * 1000, 'order expiry', () => services.orderExpiry.run());
    schedule.every(KEY_PRUNING_INTERVAL_MS, 'idempotency keys', () => core.idempotency.prune());
    schedule.every(RETENTION_INTERVAL_MS, 'retention', () => services.retention.run());
    schedule.every(TALLY_FOLDING_INTERVAL_MS, 'tally folding', () => tallyFolding.run());
    if (core.database.kind === 'embedded') schedule.every(UPKEEP_INTERVAL_MS, 'upkeep', () => keepUp(core.database));
  } catch (error) {
    await core.close();
    await observation?.close();
    throw error;
  }
  return { server, core, drain: () => door.drain(), close: () => server.close(), cut: () => door.connections.cut() };
}

/** A credential that cannot be judged now is no bad one: the old APIs answer that they cannot. */
function refusedNow(log: Log): (error: unknown) => never {
  return (error) => {
    const reason = unavailability(error);
    if (reason === undefined) throw error;
    log.warn({ reason }, 'A credential could not be judged now.');
    throw new Refusal('UNAVAILABLE', { code: 'UNAVAILABLE', params: unavailable().params });
  };
}
