import type { Store } from './store.js';

/** What processes tell each other about people who are connected now. */
export type Signal =
  /** Something waits in the database for the account. */
  | { readonly kind: 'waiting' }
  /** The account has connected anew; its key in the store says which connection is the present one. */
  | { readonly kind: 'connected' }
  /** To be shown at once and not kept. `time` is ISO 8601. */
  | { readonly kind: 'notice'; readonly content: string; readonly time: string };

const EVERYBODY = 'signals';

/** Key that lives while an account is connected, on whatever process. */
export function presenceKey(accountId: number): string {
  return `presence:${accountId}`;
}

/** Tells the connections of one account; nobody, where it has none. */
export async function signalAccount(store: Store, accountId: number, signal: Signal): Promise<void> {
  await store.publish(channelOf(accountId), JSON.stringify(signal));
}

/** Tells every connection of every account. */
export async function signalEverybody(store: Store, signal: Signal): Promise<void> {
  await store.publish(EVERYBODY, JSON.stringify(signal));
}

/** Hears the signals for an account, those for everybody included; answers the way to stop. `onMissed`: some may have been lost. */
export async function hearSignals(
  store: Store,
  accountId: number,
  handle: (signal: Signal) => void | Promise<void>,
  onMissed: () => void,
): Promise<() => Promise<void>> {
  // Only our own processes write to these channels.
  const parsed = (text: string): void | Promise<void> => handle(JSON.parse(text) as Signal);
  const stopOwn = await store.subscribe(channelOf(accountId), parsed, onMissed);
  try {
    const stopAll = await store.subscribe(EVERYBODY, parsed);
    return async () => {
      await Promise.all([stopOwn(), stopAll()]);
    };
  } catch (error) {
    await stopOwn();
    throw error;
  }
}

function channelOf(accountId: number): string {
  return `signals:${accountId}`;
}
