import { setting } from '../setting.js';
import * as shape from '../shapes.js';
import { same } from '../words.js';
import { host } from './server.js';

const metricsPort = setting('METRICS_PORT', shape.wholeNumber(0, 65_535), {
  meaning: {
    en: "the port of `GET /metrics`, in Prometheus' format; without it nothing is measured",
    zh: '`GET /metrics` 的端口（Prometheus 格式）；未设则不采集',
  },
});

const otlpEndpoint = setting('OTEL_EXPORTER_OTLP_ENDPOINT', shape.baseUrl, {
  meaning: {
    en: "an OpenTelemetry receiver's HTTP address, such as `http://127.0.0.1:4318`, that traces are sent to; OpenTelemetry's other variables count as well",
    zh: '接收 trace 的 OpenTelemetry HTTP 地址，如 `http://127.0.0.1:4318`；OpenTelemetry 的其它变量同样有效',
  },
});

/** What operators see of the running gateway. */
export const OBSERVATION = {
  metricsPort,
  metricsHost: setting('METRICS_HOST', shape.host, {
    default: { text: (valueOf) => valueOf(host), words: same('`HOST`') },
    needs: metricsPort,
    meaning: { en: 'the address that the metrics are read at', zh: '指标端口的监听地址' },
  }),
  slowMs: setting('SLOW_MS', shape.wholeNumber(1, 3_600_000, 'ms'), {
    meaning: {
      en: 'calls and statements that take so long are logged as warnings, statements with their text (never their values)',
      zh: '耗时达到该值的请求与语句以警告写入日志，语句附其文本（不含参数值）',
    },
  }),
  otlpEndpoint,
  serviceName: setting('OTEL_SERVICE_NAME', shape.text, {
    default: 'campus-gateway',
    needs: otlpEndpoint,
    meaning: { en: 'the name of the gateway in traces', zh: 'trace 中的服务名' },
  }),
};
