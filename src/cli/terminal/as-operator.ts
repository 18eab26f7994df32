import { openCore } from '../../open-core.js';
import { type OperatorCommands, operatorCommands } from '../../operator-commands.js';
import { askControlFor } from '../../platform/control/ask-control.js';
import { SILENT } from '../../platform/log.js';
import type { Settings } from '../../settings/settings.js';

/**
 * Has a command done: by the process that has the embedded database open, where there is one; else by this one, on the database and the
 * store that the settings name, so that other processes hear of it as they hear of each other.
 */
export async function asOperator<Name extends keyof OperatorCommands, Answer extends object>(
  settings: Settings,
  name: Name,
  input: Parameters<OperatorCommands[Name]>[0],
): Promise<Answer> {
  if (settings.databaseUrl === undefined) {
    const answer = await askControlFor<Answer>(settings.dataDir, name, input);
    if (answer !== undefined) return answer;
  }
  const core = await openCore({ ...settings, demo: false, firstAdministrator: undefined }, SILENT, {});
  try {
    const run = operatorCommands(core)[name] as (given: typeof input) => Promise<object>;
    // As it would have come from another process.
    return JSON.parse(JSON.stringify(await run(input))) as Answer;
  } finally {
    await core.close();
  }
}
