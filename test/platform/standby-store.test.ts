import { expect, it, vi } from 'vitest';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { StoreWithStandby } from '../../src/platform/store/standby.js';
import type { Store } from '../../src/platform/store/store.js';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const count = (store: Store): Promise<number> => store.increment('count', 60);

it('counts in the shared store, in the process while that is away, and in the shared one again', async () => {
  const shared = new MemoryStore(log);
  const counts = new StoreWithStandby(shared, log, 'Counted here only.');
  expect(await counts.use(count)).toBe(1);
  const away = vi.spyOn(shared, 'increment').mockRejectedValue(new Error('redis://:password@host is away'));
  expect([await counts.use(count), await counts.use(count)]).toEqual([1, 2]);
  expect(log.warn.mock.calls).toEqual([
    [{ error: 'Error' }, 'Counted here only.'],
    [{ error: 'Error' }, 'Counted here only.'],
  ]);
  away.mockRestore();
  expect(await counts.use(count)).toBe(2);
  expect(await counts.standby.get('count')).toBe('2');
});
