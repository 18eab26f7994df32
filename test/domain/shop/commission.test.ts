import { describe, expect, it } from 'vitest';
import { commissionOf, maskedName } from '../../../src/domain/shop/order/commission.js';

describe('the commission', () => {
  it('is the rate of the price, rounded down to whole fen', () => {
    expect([1500, 99, 19, 10, 9, 1].map((price) => commissionOf(price, 0.1))).toEqual([150, 9, 1, 1, 0, 0]);
  });

  it('is exact where binary fractions are not', () => {
    expect(commissionOf(100, 0.29)).toBe(29);
    expect(commissionOf(1_000_000_000, 0.07)).toBe(70_000_000);
    expect(commissionOf(10_000, 0.0333)).toBe(333);
  });

  it('names the buyer by the first character only', () => {
    expect(maskedName('林小雨')).toBe('林**');
    expect(maskedName('𠮷野')).toBe('𠮷**');
    expect(maskedName('')).toBe('**');
  });
});
