/** Counts things by a key, each key up to a maximum. */
export class BoundedCount<Key> {
  private readonly counts = new Map<Key, number>();
  /** Of all keys together. */
  total = 0;

  constructor(private readonly max: number) {}

  /** False: the key has as many as it may. */
  add(key: Key): boolean {
    const count = this.counts.get(key) ?? 0;
    if (count >= this.max) return false;
    this.counts.set(key, count + 1);
    this.total += 1;
    return true;
  }

  remove(key: Key): void {
    const count = this.counts.get(key) ?? 0;
    if (count === 0) return;
    this.total -= 1;
    if (count === 1) this.counts.delete(key);
    else this.counts.set(key, count - 1);
  }
}
