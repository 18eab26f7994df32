/** A reason not to start about which whoever runs the gateway can do something. The message is all they need: no stack. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
