import { expect, it } from 'vitest';
import { listen, tell, type Told } from '../../src/platform/store/feed.js';
import { openTestStores } from '../support/app.js';

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 50));

async function feed(accept: (told: Told) => boolean = () => true) {
  const [here, there] = await openTestStores(2);
  if (here === undefined || there === undefined) throw new Error('Two stores were asked for.');
  return {
    events: await listen<Told>(here, 'things', accept),
    store: here,
    tell: (id: number) => tell(there, 'things', { id }),
    close: async () => void (await here.close(), await there.close()),
  };
}

it('what is told arrives, in order, with what is accepted only', async () => {
  const { events, tell, close } = await feed(({ id }) => id % 2 === 1);
  for (const id of [1, 2, 3]) await tell(id);
  expect([await events.next(), await events.next()]).toEqual([
    { done: false, value: { id: 1 } },
    { done: false, value: { id: 3 } },
  ]);
  await close();
});

it('several tellings of one thing that nobody has taken are one', async () => {
  const { events, tell, close } = await feed();
  for (const id of [1, 1, 2, 1]) await tell(id);
  await soon();
  expect([(await events.next()).value, (await events.next()).value]).toEqual([{ id: 1 }, { id: 2 }]);
  const next = events.next();
  expect(await Promise.race([next, soon().then(() => 'nothing')])).toBe('nothing');
  await events.return?.();
  expect(await next).toEqual({ done: true, value: undefined });
  await close();
});

it('one who waits is let go when the feed is ended, and hears nothing more', async () => {
  const { events, tell, close } = await feed();
  const waiting = events.next();
  await events.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  await tell(1);
  await soon();
  expect(await events.next()).toEqual({ done: true, value: undefined });
  await close();
});

it('one who takes too little is told so, once', async () => {
  const { events, tell, close } = await feed();
  for (let id = 1; id <= 1001; id++) await tell(id);
  await soon();
  await expect(events.next()).rejects.toMatchObject({ reason: 'SUBSCRIBER_TOO_SLOW' });
  expect(await events.next()).toEqual({ done: true, value: undefined });
  await close();
});

it('telling does no harm when the store is away', async () => {
  const { store, close } = await feed();
  await close();
  await expect(tell(store, 'things', { id: 1 })).resolves.toBeUndefined();
});
