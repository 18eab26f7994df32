import { randomInt } from 'node:crypto';

const UPPER_CASE_LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Ten upper-case letters or digits (contract: summer-student.course.create); the database sees to it that no two are equal. */
export function drawCourseCode(): string {
  return Array.from({ length: 10 }, () => UPPER_CASE_LETTERS_AND_DIGITS.charAt(randomInt(UPPER_CASE_LETTERS_AND_DIGITS.length))).join('');
}
