import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { atEveryCommit } from '../../src/platform/database/commit-hooks.js';
import { digest } from './digest.js';
import { inProcess, type InProcess } from './in-process.js';
import { mutationDocument } from './mutation.js';
import { expectOnlyTheirs } from './only-theirs.js';
import { VIEWER_NAMES } from './viewers.js';
import { openWorld, type Guarded } from './world/world.js';
import { WRITES } from './writes/table.js';
import { refusalOf } from './writes/write.js';

const schema = gatewaySchema();
const inTurn = Object.entries(WRITES).sort(([, one], [, other]) => (one.turn ?? 0) - (other.turn ?? 0));

/** Prolonging a session is done beside the request. */
const STORE_NOTHING: readonly string[] = ['renewSession'];

let app: Guarded;
let gateway: InProcess;
let untouched: Record<string, string>;
beforeAll(async () => {
  app = await openWorld();
  gateway = inProcess(app);
  untouched = await digest(app.database);
});
afterAll(() => app.close());

describe('every mutation', () => {
  it('is in the table', () => {
    expect(Object.keys(WRITES).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
  });
});

describe('a mutation on what is not theirs', () => {
  it.each(Object.entries(WRITES))('%s is refused to all who may not, and changes nothing', async (name, write) => {
    const document = mutationDocument(schema, name);
    for (const viewer of VIEWER_NAMES.filter((one) => !write.may.includes(one))) {
      const { data, errors } = await app.graphql(document, write.variables(app.world), app.tokenOf(viewer));
      const refusal = refusalOf(viewer, write);
      if (refusal === 'NOTHING_CHANGES') expect(errors, viewer).toBeUndefined();
      else {
        expect(errors?.[0]?.extensions.code, `${viewer}: ${errors?.[0]?.extensions.reason}`).toBe(refusal);
        expect(data?.[name] ?? null, viewer).toBeNull();
      }
    }
    expect(await digest(app.database)).toEqual(untouched);
  });
});

/** Without these the refusals above could be those of samples that are refused to everybody. */
describe('the same mutation by who may', () => {
  it.each(inTurn)('%s succeeds, and its answer shows only what is theirs', async (name, write) => {
    const viewer = write.triedBy ?? write.may[0];
    if (viewer === undefined) throw new Error(`Nobody may ${name}.`);
    let commits = 0;
    const hook = { after: async () => void (commits += 1) };
    const { data, errors } = await atEveryCommit(hook, () =>
      gateway.ask(viewer, parse(mutationDocument(schema, name, 2)), write.variables(app.world)),
    );
    expect(errors).toBeUndefined();
    // What writes outside of Database.transaction and Database.write could be done twice by a repetition.
    expect(commits > 0, 'has a commit that the record of an idempotent request goes with').toBe(!STORE_NOTHING.includes(name));
    const eyes = write.answersAs ?? viewer;
    if (eyes !== 'newcomer') await expectOnlyTheirs(app, eyes, data);
  });
});
