import { isObjectType, parse, subscribe, type ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { inProcess, type InProcess } from './in-process.js';
import { expectOnlyTheirs } from './only-theirs.js';
import { CLASSES, isStaff, VIEWER_NAMES, VIEWERS, type ViewerName } from './viewers.js';
import { selectionOf } from './walk.js';
import { openWorld, type Guarded } from './world/world.js';

/** What a feed is of, and what happens to student2 and to student3 that is told on it. */
interface Feed {
  readonly type: string;
  readonly happens: (app: Guarded) => readonly [toStudent2: string, toStudent3: string];
}

/** Every subscription: staff and students may listen, students to what is theirs. */
const FEEDS: Readonly<Record<string, Feed>> = {
  orderUpdated: {
    type: 'Order',
    happens: ({ world }) =>
      [world.unpaidOfStudent2Id, world.unpaidOrderId].map((id) => `remarkOrder(id: ${id}, input: { remark: "守卫改动" }) { id }`) as [
        string,
        string,
      ],
  },
  messageReceived: {
    type: 'StudentMessage',
    happens: ({ world }) =>
      [world.student2, world.student3].map(
        ({ profileId }) => `sendStudentMessage(input: { studentId: ${profileId}, message: "守卫新消息" }) { id }`,
      ) as [string, string],
  },
};

const schema = gatewaySchema();

let app: Guarded;
let gateway: InProcess;
beforeAll(async () => {
  app = await openWorld();
  gateway = inProcess(app);
});
afterAll(() => app.close());

async function listen(name: ViewerName, field: string, args = '') {
  const type = schema.getType(FEEDS[field]?.type ?? '');
  if (!isObjectType(type)) throw new Error(`${field} is of no object type.`);
  const document = parse(`subscription { ${field}${args} ${selectionOf(type, 2)} }`);
  return subscribe({ schema: gateway.schema, document, contextValue: gateway.contextOf(name) });
}

function codeOf(result: ExecutionResult | AsyncIterable<unknown>): unknown {
  const [error] = 'errors' in result ? (result.errors ?? []) : [];
  return error?.originalError !== undefined && error.originalError !== null && 'code' in error.originalError
    ? error.originalError.code
    : undefined;
}

/** What comes until a while after it happened. */
async function heardBy(name: ViewerName, field: string, mutations: readonly string[]): Promise<ExecutionResult[]> {
  const result = await listen(name, field);
  if (!(Symbol.asyncIterator in result)) throw new Error(`${name} may not listen to ${field}.`);
  const heard: ExecutionResult[] = [];
  const listening = (async () => {
    for await (const event of result) heard.push(event);
  })();
  for (const mutation of mutations)
    expect((await app.graphql(`mutation { ${mutation} }`, {}, app.tokenOf('demoadmin'))).errors).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await result.return(undefined);
  await listening;
  return heard;
}

describe('every subscription', () => {
  it('is in the table', () => {
    expect(Object.keys(FEEDS).sort()).toEqual(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort());
  });
});

describe.each(Object.entries(FEEDS))('%s', (field, feed) => {
  it.each(VIEWER_NAMES.filter((name) => !isStaff(name) && CLASSES[name] !== 'student'))('is refused to %s', async (name) => {
    expect(codeOf(await listen(name, field))).toBe(VIEWERS[name] === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  });

  it('is refused to a student who names another', async () => {
    expect(codeOf(await listen('student1', field, `(studentId: ${app.world.student2.profileId})`))).toBe('FORBIDDEN');
  });

  it('tells a student nothing of others', async () => {
    expect(await heardBy('student1', field, feed.happens(app))).toEqual([]);
  });

  it('tells a student what is theirs, and shows nothing else with it', async () => {
    const heard = await heardBy('student2', field, feed.happens(app));
    expect(heard).toHaveLength(1);
    await expectOnlyTheirs(
      app,
      'student2',
      heard.map(({ data }) => data),
    );
  });

  it('tells staff of everybody’s', async () => {
    const heard = await heardBy('demosales', field, feed.happens(app));
    expect(heard).toHaveLength(2);
    await expectOnlyTheirs(
      app,
      'demosales',
      heard.map(({ data }) => data),
    );
  });
});
