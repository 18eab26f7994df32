import type { Config } from './config.js';
import { surfaces } from './legacy/surfaces.js';
import { productionWarnings } from './warnings.js';

/** Tells a person at the console where everything is. */
export function announce(address: string, config: Config): void {
  const lines = [
    `Campus Gateway is ready at ${address}`,
    `  GraphQL       ${address}/graphql${config.playground ? '   (open it in a browser: the playground)' : ''}`,
    `  health check  ${address}/health/ready`,
    ...surfaces.map(
      ({ name }, index) => `  ${index === 0 ? 'old APIs    ' : '            '}  ${address}/legacy/${name}/   (openapi.json there)`,
    ),
    `  database      ${config.databaseUrl === undefined ? `embedded, in ${config.dataDir}` : 'PostgreSQL'}; ${config.redisUrl === undefined ? 'store in this process' : 'Redis'}`,
  ];
  if (config.demo) {
    lines.push(
      'Demo accounts (password demo123456):',
      '  STAFF demoadmin, demosales, demoserver   STUDENT by WeChat code demo-student1, demo-student2',
      '  TEACHER teacher1@example.com, teacher2@example.com   PUPIL pupil1',
      '  SHOPPER shopper1, shopper2, shopstaff1   MEMBER member1, tutor1, manager1',
    );
  }
  const warnings = productionWarnings(config);
  if (warnings.length > 0) lines.push('', ...warnings.map((warning) => `!!! NOT FOR PRODUCTION: ${warning}`), '');
  console.log(lines.join('\n'));
}
