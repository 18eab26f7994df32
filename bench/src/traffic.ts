import type { Facts, MutationScenario, Scenario } from './scenarios.js';
import type { Request, Server } from './server.js';

export type Headers = Readonly<Record<string, string>>;
export type ReadScenario = Exclude<Scenario, MutationScenario>;

/** Why a server leaves a scenario out; null where it answers it. A server may have no way to ask it for what a new scenario wants. */
export function reasonToLeaveOut(server: Server, scenario: Scenario, facts: Facts): string | null {
  if (server[scenario.kind] === undefined) return `it has no ${scenario.kind === 'rest' ? 'REST surfaces' : scenario.kind} here`;
  try {
    if (scenario.kind !== 'mutation') unsigned(server, scenario, facts);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function serves(server: Server, scenario: Scenario, facts: Facts): boolean {
  return reasonToLeaveOut(server, scenario, facts) === null;
}

/** Signs in at a running server once for each kind of caller. */
export class Callers {
  private readonly known = new Map<string, Promise<Headers>>();

  constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  headers(scenario: Scenario): Promise<Headers> {
    const { signIn } = this.server;
    if (signIn === undefined) return Promise.resolve({});
    const who =
      scenario.kind === 'rest'
        ? { surface: scenario.surface, caller: scenario.caller }
        : ({ surface: 'graphql', caller: 'staff' } as const);
    const key = `${who.surface} ${who.caller}`;
    const headers = this.known.get(key) ?? signIn(this.origin, who);
    this.known.set(key, headers);
    return headers;
  }
}

/** All requests of a scenario as this server wants them, signed in. */
export async function requestsOf(server: Server, scenario: ReadScenario, facts: Facts, callers: Callers): Promise<Request[]> {
  const headers = await callers.headers(scenario);
  return unsigned(server, scenario, facts).map((request) => ({ ...request, headers: { ...request.headers, ...headers } }));
}

function unsigned({ query, rest }: Server, scenario: ReadScenario, facts: Facts): Request[] {
  if (scenario.kind === 'query') return query === undefined ? [] : scenario.variables(facts).map((variables) => query(scenario, variables));
  return rest === undefined ? [] : scenario.paths(facts).map((path) => rest(scenario, path));
}
