import type { Client } from 'pg';
import type { Facts, ReadScenario, Scenario } from './scenarios.js';
import type { Request, Server } from './server.js';
import type { Target, WriteScenario } from './write-scenarios.js';

export type Headers = Readonly<Record<string, string>>;

const MISSING = { query: 'GraphQL', rest: 'REST surfaces', write: 'writes' } as const;
const ANYBODY: Target = { studentId: 0, projectId: 0, courseNum: 1, offeringId: 0 };

/** Why a server leaves a scenario out; null where it answers it. A server may have no way to ask it for what a new scenario wants. */
export function reasonToLeaveOut(server: Server, scenario: Scenario, facts: Facts): string | null {
  if (server[scenario.kind] === undefined) return `it has no ${MISSING[scenario.kind]} here`;
  try {
    if (scenario.kind === 'write') server.write?.(scenario, 0, ANYBODY, null);
    else unsigned(server, scenario, facts);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function serves(server: Server, scenario: Scenario, facts: Facts): boolean {
  return reasonToLeaveOut(server, scenario, facts) === null;
}

/** Signs in at a running server once for each kind of caller, and once for each student who writes. */
export class Callers {
  private readonly known = new Map<string, Promise<Headers>>();
  private readonly students = new Map<string, Map<number, Headers>>();

  constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  headers(scenario: ReadScenario): Promise<Headers> {
    return scenario.kind === 'rest' ? this.signedIn(scenario.surface, scenario.caller) : this.signedIn('graphql', 'staff');
  }

  /** Who writes what: answers the headers of a target. */
  async writers({ surface, caller }: WriteScenario, targets: readonly Target[], database: Client): Promise<(target: Target) => Headers> {
    if (caller === 'staff') {
      const headers = await this.signedIn(surface, caller);
      return () => headers;
    }
    const known = this.students.get(surface) ?? new Map<number, Headers>();
    this.students.set(surface, known);
    const studentIds = targets.map(({ studentId }) => studentId).filter((id) => !known.has(id));
    const opened =
      studentIds.length === 0 ? [] : await this.server.signInStudents?.({ origin: this.origin, database, surface, studentIds });
    for (const [id, headers] of opened ?? []) known.set(id, headers);
    return ({ studentId }) => known.get(studentId) ?? {};
  }

  private signedIn(surface: WriteScenario['surface'], caller: WriteScenario['caller']): Promise<Headers> {
    const { signIn } = this.server;
    if (signIn === undefined) return Promise.resolve({});
    const key = `${surface} ${caller}`;
    const headers = this.known.get(key) ?? signIn(this.origin, { surface, caller });
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
