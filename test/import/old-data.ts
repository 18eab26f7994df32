import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSystems } from '../../src/import/import-systems.js';
import type { SystemName } from '../../src/import/options.js';
import type { ImportReport } from '../../src/import/report/report.js';
import { memorySource } from '../../src/import/source/memory.js';
import type { SourceRow } from '../../src/import/source/source.js';
import type { Database } from '../../src/platform/database/database.js';
import { mediaIn } from '../support/media.js';
import type { OldData } from './import-bed.js';

const numbers = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
const HASH = '$2y$04$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq';
const TIMES = { created_at: '2023-03-11 16:10:00', updated_at: '2023-03-18 17:00:00' };

/**
 * Rows whose meaning depends on others, before and behind them and in other pages: names that differ by case alone, ids that cannot be kept in
 * rows that refer to nobody, several requests for one group, keys that are there twice, an amount that no row of ours takes.
 */
const OLD: OldData = {
  'summer-crm': {
    channel: ['1', '2', '9007199254740993'].map((id) => ({
      id,
      name: `渠道${id}`,
      sales_man_id: '77',
      create_time: '2018-03-01 08:00:00',
    })),
    course: numbers(1, 7).map((id) => ({ id, course_code: `C${Number(id) % 3}`, name: '课', credit: '3', is_active: '1' })),
  },
  school: {
    teachers: numbers(1, 9).map((id) => ({
      id,
      name: `老师${id}`,
      username: Number(id) % 2 === 0 ? `A${Number(id) - 1}@x.cn` : `a${id}@x.cn`,
      password: HASH,
      line_id: `line-${Number(id) % 4}`,
      ...TIMES,
    })),
    schools: numbers(1, 5).map((id) => ({ id, name: `学校${id}`, owner_id: String(Number(id) * 2), status: '2', ...TIMES })),
    school_teacher: numbers(1, 8).map((id) => ({ school_id: String(1 + (Number(id) % 3)), teacher_id: String(1 + (Number(id) % 4)) })),
  },
  miniapp: {
    user_infos: numbers(1, 7).map((id) => ({ id, name: `成员${id}` })),
    logins: numbers(2, 8).map((id) => ({ user_id: id, username: Number(id) % 3 === 0 ? 'SAME' : `same${id}`, password: '', open_id: 'o' })),
    group_infos: numbers(1, 6).map((id): SourceRow => ({ id, group_code: Number(id) < 4 ? `code${id}` : `${'长'.repeat(64)}${id}` })),
    create_group_requests: numbers(1, 14).map((id) => ({
      id,
      user_id: String(Number(id) % 9),
      group_name: `名${id}`,
      group_code: Number(id) % 2 === 0 ? `code${Number(id) % 5}` : `${'等'.repeat(64)}${id}`,
    })),
  },
  'course-agent': {
    shoppers: numbers(1, 11).map((id) => ({
      user_id: id,
      username: `s${Math.ceil(Number(id) / 2)}`,
      password: HASH,
      // The fifth has invited himself.
      inviter_user_id: id === '5' ? '5' : String(12 - Number(id)),
      openid: `open${Number(id) % 4}`,
      created_at: '2023-03-11 16:10:00',
    })),
    courses: ['1', '1', '2', '3'].map((id, at) => ({ course_id: id, course_name: `课${at}`, unit_price_fen: at === 3 ? '-1' : '5' })),
    orders: numbers(1, 10).map((id) => ({
      order_id: id,
      user_id: id,
      lesson_id: String(Number(id) % 4),
      order_mon_fen: id,
      status: Number(id) % 4 === 0 ? '' : 'PAYED',
      is_all: '1',
      start_unit: '1',
      end_unit: '1',
      do_type: '2',
    })),
  },
};

/** Imports them, three rows a page. `onStatement` is called before each statement that the import sends. */
export async function importOldData(database: Database, onStatement: (text: string) => void): Promise<ImportReport> {
  const watched: Database = Object.assign(Object.create(database) as Database, {
    session: (work: Parameters<Database['session']>[0]) =>
      database.session((send) =>
        work(async (statements) => {
          const answers: (string | null)[] = [];
          for (const statement of statements) {
            onStatement(statement.text);
            answers.push(...(await send([statement])));
          }
          return answers;
        }),
      ),
  });
  return importSystems(
    { sources: (Object.keys(OLD) as SystemName[]).map((system) => ({ system, url: 'made up' })), batch: 3 },
    {
      database: watched,
      media: mediaIn(join(tmpdir(), 'campus-import-without-files'), 'http://gateway.test'),
      hashPassword: async (form, text, whose) => `${form} ${text} ${whose}`,
      open: async ({ system }) => memorySource(OLD[system] ?? {}),
    },
  );
}
