import { EXIT } from './exit-codes.js';

/** Why a command did not do its work, about which whoever called it can do something. The message says what: no stack. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
  }
}
