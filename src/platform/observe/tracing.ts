import type { Span } from '@opentelemetry/api';
import { type Call, currentCall, outcomeOf, type Part } from './call.js';
import type { Observer } from './observation.js';

export interface TracingOptions {
  /** Of an OTLP receiver that takes HTTP; spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  readonly serviceName: string;
  readonly version: string;
}

/**
 * Sends a trace of each call: the request, its admission and operation, each statement (without values), Redis and WeChat. A `traceparent`
 * that comes in is continued. OpenTelemetry is loaded by whoever asks for traces only; its other variables (OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER …)
 * it reads itself.
 */
export async function openTracing({ endpoint, serviceName, version }: TracingOptions): Promise<Observer> {
  const [api, { BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, contexts, { resourceFromAttributes }, core] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/core'),
    ]);
  const { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const manager = new contexts.AsyncLocalStorageContextManager().enable();
  const propagator = new core.W3CTraceContextPropagator();
  const getter = {
    keys: (headers: object) => Object.keys(headers),
    get: (headers: object, key: string) => (headers as Record<string, string | string[] | undefined>)[key],
  };
  const tracer = provider.getTracer('campus-gateway', version);
  const spans = new WeakMap<Call, Span>();

  /** The innermost span of the running code, else that of its call. */
  const parentNow = (): typeof ROOT_CONTEXT => {
    const active = manager.active();
    if (trace.getSpan(active) !== undefined) return active;
    const call = currentCall();
    const span = call && spans.get(call);
    return span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
  };

  return {
    began(call, headers) {
      const parent = propagator.extract(ROOT_CONTEXT, headers, getter);
      spans.set(call, tracer.startSpan(call.face, { kind: call.face === 'job' ? SpanKind.INTERNAL : SpanKind.SERVER }, parent));
    },
    ended(call, { status, method, path }) {
      const span = spans.get(call);
      if (span === undefined) return;
      const { face, surface, endpoint: endpointId, operation, realm, reason, id } = call;
      span.updateName(`${face} ${endpointId ?? operation ?? path ?? ''}`.trimEnd());
      span.setAttributes({
        ...(method !== undefined && { 'http.request.method': method }),
        ...(path !== undefined && { 'url.path': path }),
        ...(status !== undefined && { 'http.response.status_code': status }),
        ...(operation !== undefined && { 'graphql.operation.name': operation }),
        ...(surface !== undefined && { 'campus.surface': surface }),
        ...(endpointId !== undefined && { 'campus.endpoint': endpointId }),
        ...(realm !== undefined && { 'campus.realm': realm }),
        ...(reason !== undefined && { 'campus.reason': reason }),
        'campus.request_id': id,
      });
      if (outcomeOf(call, status) === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
    async watch(part, name, work) {
      const parent = parentNow();
      const span = tracer.startSpan(
        nameOf(part, name),
        { kind: KINDS[part] === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL, attributes: attributesOf(part, name) },
        parent,
      );
      try {
        return await manager.with(trace.setSpan(parent, span), work);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    async close() {
      // A receiver that is away must not keep the gateway from stopping.
      await provider.shutdown().catch(() => {});
      manager.disable();
      context.disable();
    },
  };
}

const KINDS: Readonly<Record<Part, 'client' | 'internal'>> = {
  admission: 'internal',
  operation: 'internal',
  connection: 'internal',
  statement: 'client',
  redis: 'client',
  wechat: 'client',
  media: 'client',
};

function nameOf(part: Part, name: string): string {
  return part === 'statement' ? (/^\s*(\w+)/.exec(name)?.[1] ?? 'statement') : `${part} ${name}`.trimEnd();
}

function attributesOf(part: Part, name: string): Record<string, string> {
  if (part === 'statement') return { 'db.system.name': 'postgresql', 'db.query.text': name };
  if (part === 'redis') return { 'db.system.name': 'redis', 'db.operation.name': name };
  if (part === 'media') return { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': name };
  return part === 'operation' ? { 'graphql.operation.name': name } : {};
}
