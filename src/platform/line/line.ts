/**
 * LINE, as far as the gateway needs it. Throws LINE_REFUSED, LINE_UNREACHABLE or LINE_NOT_CONFIGURED; no error carries a secret or
 * LINE's own answer.
 */
export interface LineClient {
  /** Exchanges the code of a LINE Login authorisation for LINE's id of the person, as its channel is told it. A code works once. */
  userId(code: string): Promise<string>;
}
