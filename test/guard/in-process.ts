import type { DocumentNode } from 'graphql';
import { contextFactory } from '../../src/domain/context-factory.js';
import { buildServices } from '../../src/domain/services.js';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { createErrorFormatter } from '../../src/graphql/errors/format.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { createOperations, type Answer } from '../../src/graphql/operation/own-operations.js';
import type { ViewerName } from './viewers.js';
import type { Guarded } from './world/world.js';

/**
 * Runs operations as the gateway does, compiled, but past the limits of HTTP: the walks ask for far more at once than
 * any client may.
 */
export function inProcess(app: Guarded) {
  const schema = gatewaySchema();
  const faults: unknown[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (fault: object) => void faults.push(fault) };
  const operations = createOperations(schema, createErrorFormatter({ log, suggestions: false }), DEFAULT_QUERY_LIMITS);
  const makeContext = contextFactory(app.core, buildServices(app.core));
  const contextOf = (name: ViewerName) =>
    makeContext({ viewer: app.people[name]?.viewer ?? null, audience: 'graphql', address: '127.0.0.1' });
  return {
    schema,
    contextOf,
    /** What was not refused but broke. */
    faults,
    ask: (name: ViewerName, document: DocumentNode, variables: Record<string, unknown> = {}): Promise<Answer<Record<string, unknown>>> =>
      operations.execute<Record<string, unknown>, Record<string, unknown>>(document, variables, contextOf(name)),
  };
}

export type InProcess = ReturnType<typeof inProcess>;
