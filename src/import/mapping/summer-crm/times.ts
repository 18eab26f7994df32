import { clock } from '../summer/clock.js';
import type { SummerSystem } from '../summer/system.js';
import { china } from '../values.js';

const CHINA = clock(china);

export const { times, made } = CHINA;

export const CRM: SummerSystem = {
  clock: CHINA,
  student: (at, oldId) => at.id('student_info', oldId),
  consultant: (at, oldId) => at.id('user_info', oldId),
};
