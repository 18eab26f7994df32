import { surfaces } from './legacy/surfaces.js';
import { productionWarnings } from './settings/production-warnings.js';
import type { Settings } from './settings/settings.js';

/** What a person at the console is told of where everything is, in lines. */
export function announcement(address: string, settings: Settings): string[] {
  const lines = [
    `Campus Gateway is ready at ${address}`,
    ...(settings.playground ? [`  in a browser  ${address}/   (playground, and a page for each old API)`] : []),
    `  GraphQL       ${address}/graphql`,
    `  health check  ${address}/health/ready`,
    ...surfaces.map(
      ({ name }, index) => `  ${index === 0 ? 'old APIs    ' : '            '}  ${address}/legacy/${name}/   (openapi.json there)`,
    ),
    `  database      ${settings.databaseUrl === undefined ? `embedded, in ${settings.dataDir}` : 'PostgreSQL'}; ${settings.redis.address === undefined ? 'store in this process' : 'Redis'}`,
  ];
  if (settings.demo) {
    lines.push(
      'Demo accounts (password demo123456):',
      '  STAFF demoadmin, demosales, demoserver   STUDENT by WeChat code demo-student1, demo-student2',
      '  TEACHER teacher1@example.com, teacher2@example.com   PUPIL pupil1',
      '  SHOPPER shopper1, shopper2, shopstaff1   MEMBER member1, tutor1, manager1',
    );
  }
  const warnings = productionWarnings(settings);
  if (warnings.length > 0) lines.push('', ...warnings.map((warning) => `!!! NOT FOR PRODUCTION: ${warning}`), '');
  return lines;
}
