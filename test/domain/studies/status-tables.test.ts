import { describe, expect, it } from 'vitest';
import { CONVERSION_MOVES, requireConversionMove } from '../../../src/domain/studies/conversion/conversion-status.js';
import { CREDIT_TRANSFER_MOVES, requireTransferMove } from '../../../src/domain/studies/credit-transfer/credit-transfer-status.js';
import { requireScoreMove, SCORE_MOVES } from '../../../src/domain/studies/score/score-status.js';

const allowed = (moves: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => `${from} -> ${to}`));

describe('the status of a credit transfer', () => {
  it('goes on, a step may be left out, and none is taken back', () => {
    expect(allowed(CREDIT_TRANSFER_MOVES)).toEqual([
      'NONE -> POSTED',
      'NONE -> RECEIVED',
      'NONE -> SUCCESS',
      'POSTED -> RECEIVED',
      'POSTED -> SUCCESS',
      'RECEIVED -> SUCCESS',
    ]);
    expect(() => requireTransferMove('SUCCESS', 'POSTED')).toThrow('no way from SUCCESS to POSTED');
    expect(() => requireTransferMove(null, 'POSTED')).not.toThrow();
  });
});

describe('the status of a score', () => {
  it('waits for the student whenever staff enter one, and the student may confirm even before', () => {
    for (const moves of Object.values(SCORE_MOVES)) expect(moves).toEqual(expect.arrayContaining(['SCORE_WAIT', 'CONFIRMED']));
  });

  it('is reconsidered only when there is one, and never becomes nothing again', () => {
    expect(() => requireScoreMove('NOTHING', 'RECONSIDER')).toThrow('no way from NOTHING to RECONSIDER');
    expect(allowed(SCORE_MOVES).filter((move) => move.endsWith('NOTHING'))).toEqual([]);
  });
});

describe('the status of a conversion', () => {
  it('begins at NO_SEND and never goes back there', () => {
    expect(allowed(CONVERSION_MOVES).filter((move) => move.endsWith('NO_SEND'))).toEqual(['NONE -> NO_SEND']);
    expect(() => requireConversionMove('SUCCESS', 'NO_SEND')).toThrow('no way from SUCCESS to NO_SEND');
    expect(() => requireConversionMove(null, 'NO_SEND')).not.toThrow();
  });

  it('waits again after a new picture, also when it had failed', () => {
    expect(() => requireConversionMove('FAIL', 'CONVERT_WAIT')).not.toThrow();
  });
});
