// `npm run db:fill -- --students <number> [--orders <number>]`: puts data of a realistic size into the database that the
// gateway's settings name (DATABASE_URL, else the embedded one in DATA_DIR).
import { build } from './build.mjs';

build();
const { fillCommand } = await import('../dist/prisma/seed/volume/command.js');
process.exit(await fillCommand(process.argv.slice(2), process.env));
