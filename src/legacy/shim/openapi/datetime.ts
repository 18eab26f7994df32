import type { Contract } from '../contract/types.js';

/** How a surface writes its times. */
export interface Datetime {
  readonly pattern: string;
  readonly example: string;
}

/** A pattern like YYYY-MM-DD HH:mm:ss, or an example of one, in the words of a contract. */
const WRITTEN = /(?:\d{4}|YYYY)-(?:\d\d|MM)-(?:\d\d|DD)([T ])(?:\d\d|HH):(?:\d\d|MM|mm):(?:\d\d|SS|ss)(Z?)/;

/** As the contract's `time_format` says it; undefined where no answer has a time that is no number. */
export function datetimeOf({ document }: Contract): Datetime | undefined {
  const [, between, zone = ''] = WRITTEN.exec(String(document['time_format'] ?? '')) ?? [];
  if (between === undefined) return undefined;
  return {
    pattern: `^\\d{4}-\\d{2}-\\d{2}${between}\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?${zone}$`,
    example: `2018-06-19${between}14:34:32${zone}`,
  };
}
