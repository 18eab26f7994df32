/**
 * Which way imports run. The layers of src, lowest first; each may import itself and what stands above it in this list:
 *
 *   platform   what knows no entity: database, store, media, WeChat, scalars, shapes, HTTP, schedule
 *   read       the read engine
 *   write      the write engine
 *   access     realms, viewers, sessions, audiences, authorisation, passwords
 *   domain     the business, one folder a domain, one below it a thing
 *   graphql    admission -> operation -> answer
 *   legacy     the old APIs: the shim, what both summer surfaces share, a folder for each surface
 *   import     old systems' data; beside the APIs, and known to the program only
 *   compare    old systems beside ours: what was sent to them, in what the answers differ
 *   backup     the embedded database and its files, in one file and back; the program and the command line know it
 *   move       everything from the embedded database to PostgreSQL; the command line knows it
 *   settings   every setting; what needs one is given it
 *   (src)      the program: start, stop
 *   browser    scripts of the pages; they run in browsers
 *   cli        the command line: a file a command
 */
const LAYERS = ['platform', 'read', 'write', 'access', 'domain', 'graphql', 'legacy', 'compare', 'settings'];

/** The domains, lowest first. The files beside them (services.ts, resolvers.ts, context.ts) bring all of them together. */
const DOMAINS = [
  'values',
  'enums',
  'files',
  'jobs',
  'accounts',
  'backoffice',
  'catalogue',
  'student-record',
  'commerce',
  'studies',
  'students',
  'messaging',
  'members',
  'roll-calls',
  'shop',
  'schools',
  'viewer',
];

/** The stages of an operation, lowest first: what refuses it, what lets it in, what runs it, and the ways that operations come. */
const STAGES = ['errors', 'admission', 'operation', 'persisted', 'http', 'subscriptions'];

const SURFACES = 'summer-student|summer-crm|course-agent|school|miniapp';

const TOOLS = [
  '@graphql-codegen/[^/]+',
  '@prisma/(generator-helper|schema-engine-wasm)',
  '@redocly/openapi-core',
  '@swc/core',
  'ajv(-formats)?',
  'dependency-cruiser',
  'fast-check',
  'graphql-http',
  'oxfmt',
  'oxlint',
  'playwright-core',
  'prisma',
  'rolldown',
  'sql-formatter',
  'typescript',
  'vite',
  'vitest',
].join('|');

const upwards = (names, root) =>
  names.slice(0, -1).map((name, index) => ({
    name: `${name}-knows-nothing-above`,
    severity: 'error',
    from: { path: `^src/${root}${name}/` },
    to: { path: `^src/${root}(${names.slice(index + 1).join('|')})/` },
  }));

export default {
  forbidden: [
    { name: 'no-circles', comment: 'By value and by type.', severity: 'error', from: {}, to: { circular: true } },
    ...upwards(LAYERS, ''),
    ...upwards(DOMAINS, 'domain/'),
    ...upwards(STAGES, 'graphql/'),
    {
      name: 'the-program-is-the-top',
      comment: 'Files of src itself start and stop the program; only the command line knows them.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/cli/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'nobody-knows-the-command-line',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'the-import-is-beside-the-apis',
      comment: 'It writes what the domain keeps, and knows no API; none of them, and nothing below, knows it.',
      severity: 'error',
      from: { path: '^src/import/' },
      to: { path: '^src/(graphql|legacy|settings)/' },
    },
    {
      name: 'only-the-program-imports',
      comment: 'The shadows ask what has become of an old row.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(import|cli)/|^src/shadows\\.ts$' },
      to: { path: '^src/import/' },
    },
    {
      name: 'old-apis-speak-graphql',
      comment: 'A legacy call runs operations of the schema, so it never touches a service, the read engine or Prisma.',
      severity: 'error',
      from: { path: '^src/legacy/' },
      to: { path: '^src/(domain|graphql|read|generated/prisma)/' },
    },
    {
      name: 'surfaces-are-strangers',
      comment: 'What two surfaces share belongs to the shim, or to legacy/summer.',
      severity: 'error',
      from: { path: `^src/legacy/(${SURFACES})/` },
      to: { path: `^src/legacy/(${SURFACES})/`, pathNot: '^src/legacy/$1/' },
    },
    {
      name: 'the-shim-knows-no-surface',
      severity: 'error',
      from: { path: '^src/legacy/(shim|summer)/' },
      to: { path: `^src/legacy/(${SURFACES})/` },
    },
    {
      name: 'the-shim-knows-no-summer',
      comment: 'Only the two summer surfaces use what they share.',
      severity: 'error',
      from: { path: '^src/legacy/(shim|course-agent|school|miniapp)/' },
      to: { path: '^src/legacy/summer/' },
    },
    {
      name: 'prisma-stays-in-services-and-engines',
      comment: 'Types, resolvers and filters declare; they ask the read engine and services.',
      severity: 'error',
      from: { path: '^src/domain/.*\\.(type|resolver|filter)\\.ts$' },
      to: { path: '^src/generated/prisma/(client|models)' },
    },
    {
      name: 'nobody-knows-what-runs-in-browsers',
      comment: 'The program sends it, as scripts/pages.mjs has made it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/browser/' },
      to: { path: '^src/browser/' },
    },
    {
      name: 'tools-are-no-part-of-the-program',
      comment:
        'The build puts what src imports into the bundle; of development dependencies those that only build and test stay out of it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: `node_modules/(${TOOLS})/` },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/generated'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
