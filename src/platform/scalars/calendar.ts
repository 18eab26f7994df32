/** Whether year (from 1), month (1-12) and day name a day of the calendar; `new Date` would turn 30 February into 1 March. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
