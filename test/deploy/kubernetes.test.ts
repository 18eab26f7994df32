import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { loadSettings } from '../../src/settings/load-settings.js';
import { root } from '../support/paths.js';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec: PodSpec }; readonly selector?: object };
}

interface PodSpec {
  readonly securityContext: object;
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly {
    readonly securityContext: object;
    readonly resources: { readonly limits: object; readonly requests: object };
    readonly volumeMounts: readonly { readonly mountPath: string }[];
  }[];
}

const folder = join(root, 'deploy/kubernetes');
const require = createRequire(import.meta.url);

const documents = readdirSync(folder)
  .filter((file) => file !== 'kustomization.yaml')
  .flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => ({ file, manifest: document.toJS() as Manifest })),
  );

describe('deploy/kubernetes', () => {
  test.each(documents.map(({ file, manifest }) => [`${manifest.kind} in ${file}`, manifest] as const))(
    '%s is what the schema of its kind takes',
    (_title, manifest) => {
      expect(() => validate(manifest)).not.toThrow();
      // The schemas take what they do not know: a field in a wrong place would be lost.
      expect(() => validate({ ...manifest, kind: `${manifest.kind}s` })).toThrow();
    },
  );

  test('the kustomization has every file but the example of the secret', () => {
    const { resources } = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as { resources: string[] };
    expect(resources.sort()).toEqual([...new Set(documents.map(({ file }) => file))].filter((file) => !file.includes('example')).sort());
  });

  test('the settings are ones that the gateway takes', () => {
    const of = (kind: string): Readonly<Record<string, string>> => {
      const found = documents.find(({ manifest }) => manifest.kind === kind)?.manifest;
      return { ...found?.data, ...found?.stringData };
    };
    const secret = of('Secret');
    expect(secret['JWT_SECRET']).toBe('');
    const settings = loadSettings({ NODE_ENV: 'production', ...of('ConfigMap'), ...secret, JWT_SECRET: 'x'.repeat(32) });
    expect(settings.metricsPort).toBe(9464);
    expect(settings.demo).toBe(false);
    const pod = documents.find(({ manifest }) => manifest.kind === 'Deployment')?.manifest.spec?.template?.spec;
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(settings.shutdownDrainSeconds + 10);
  });

  test.each(['Deployment', 'Job'])('the pods of the %s run without root, on a read-only root, within limits', (kind) => {
    const pod = documents.find(({ manifest }) => manifest.kind === kind)?.manifest.spec?.template?.spec;
    expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } });
    for (const container of pod?.containers ?? []) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources).toMatchObject({ requests: { memory: expect.any(String) }, limits: { memory: expect.any(String) } });
      expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/data', '/tmp']);
    }
    expect(pod?.containers).toHaveLength(1);
  });
});

/** Throws what the schema of the API version and kind says against a manifest. */
function validate(manifest: Manifest): void {
  const models = require(`kubernetes-models/${manifest.apiVersion}`) as Record<string, new (data: object) => { validate(): void }>;
  const Model = models[manifest.kind];
  if (Model === undefined) throw new Error(`There is no ${manifest.kind} in ${manifest.apiVersion}.`);
  new Model(manifest).validate();
}
