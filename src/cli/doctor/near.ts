const NEAR = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|)$/;

/** Whether what is sent to that host leaves this machine. A URL without a host is a local socket. */
export function isOnThisMachine(host: string): boolean {
  return NEAR.test(host);
}
