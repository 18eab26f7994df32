import { describe, expect, it } from 'vitest';
import { Progress } from '../../../src/cli/terminal/progress.js';

/** What is written while a step of 1,000 rows is done in ten parts, a part a second. */
function written(isTTY: boolean): string[] {
  const texts: string[] = [];
  let now = 0;
  const progress = new Progress({ isTTY, columns: 100, write: (text) => texts.push(text) }, () => now);
  progress.begin('summer-crm student_info', 1000);
  for (let part = 0; part < 10; part++) {
    now += 1200;
    progress.advance(100);
  }
  progress.end();
  return texts;
}

describe('progress', () => {
  it('is a line now and then where there is no terminal', () => {
    expect(written(false)).toEqual([
      'summer-crm student_info: 900 of 1,000, 83/s, 0:01 left\n',
      'summer-crm student_info: 1,000, in 0:12\n',
    ]);
  });

  it('is a bar that is drawn over itself on a terminal', () => {
    const texts = written(true);
    expect(texts).toHaveLength(12);
    expect(texts[5]).toBe('\r\x1b[Ksummer-crm student_info          [############------------] 500/1,000 83/s 0:06 left');
    expect(texts[11]).toBe('\r\x1b[Ksummer-crm student_info          [########################] 1,000 in 0:12\n');
  });

  it('never breaks a line of a narrow terminal', () => {
    const texts: string[] = [];
    new Progress({ isTTY: true, columns: 40, write: (text) => texts.push(text) }).begin('a step with a rather long name', 10);
    expect(texts[0]).toHaveLength('\r\x1b[K'.length + 40);
  });
});
