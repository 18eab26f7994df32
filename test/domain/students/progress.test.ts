import { describe, expect, it } from 'vitest';
import { later, PROGRESS } from '../../../src/domain/student-record/student-status.js';
import { StudentStatus } from '../../../src/generated/prisma/enums.js';

describe('the progress of a student', () => {
  it('goes through every status once', () => {
    expect(PROGRESS.toSorted()).toEqual(Object.values(StudentStatus).toSorted());
  });

  it('is told by its order alone: the later of two is the one that stands behind', () => {
    for (const [at, one] of PROGRESS.entries())
      for (const [place, other] of PROGRESS.entries()) expect(later(one, other)).toBe(place > at ? other : one);
    expect(later('TO_CHOOSE_COURSE', 'COMPLETE_FILE')).toBe('TO_CHOOSE_COURSE');
    expect(later('NEW', 'SWITCHED_COURSE')).toBe('SWITCHED_COURSE');
  });
});
