import { withDatabase } from '../../src/cli/terminal/with-database.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { importOldData } from './old-data.js';

/** Before the how many-th statement that begins so the process ends as `kill -9` ends it. */
const { KILL_BEFORE = '', KILL_NTH } = process.env;
let sent = 0;

await withDatabase(loadSettings(process.env), (database) =>
  importOldData(database, (statement) => {
    if (!statement.startsWith(KILL_BEFORE)) return;
    sent += 1;
    if (sent === Number(KILL_NTH)) process.kill(process.pid, 'SIGKILL');
  }),
);
process.exit(0);
