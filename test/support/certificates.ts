import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of a certificate authority of a test's own, and of certificates that it has signed. */
export interface Certificates {
  readonly ca: string;
  /** Of nobody's: a second authority, which has signed nothing. */
  readonly otherCa: string;
  /** Of a server at 127.0.0.1; it has no other name. */
  readonly server: { readonly cert: string; readonly key: string };
  /** Of a client with the common name `campus`. */
  readonly client: { readonly cert: string; readonly key: string };
  remove(): void;
}

export function opensslIsInstalled(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function makeCertificates(): Certificates {
  const directory = mkdtempSync(join(tmpdir(), 'campus-certificates-'));
  chmodSync(directory, 0o755);
  const at = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore', cwd: directory });
  const authority = (name: string): string => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
    return at(`${name}.pem`);
  };
  const signed = (name: string, subject: string, extension: string): { cert: string; key: string } => {
    writeFileSync(at(`${name}.ext`), extension);
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${subject}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      `${name}.ext`,
      '-out',
      `${name}.pem`,
    );
    chmodSync(at(`${name}.key`), 0o644);
    return { cert: at(`${name}.pem`), key: at(`${name}.key`) };
  };
  return {
    ca: authority('ca'),
    otherCa: authority('other'),
    server: signed('server', '127.0.0.1', 'subjectAltName = IP:127.0.0.1'),
    client: signed('client', 'campus', 'extendedKeyUsage = clientAuth'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
