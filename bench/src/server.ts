import type { Client } from 'pg';
import type { GraphqlScenario, RestScenario, Variables } from './scenarios.js';
import type { Surface, Target, WriteScenario } from './write-scenarios.js';

/** One HTTP request of a scenario. `body` is JSON text. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Where a server finds what it needs. */
export interface Place {
  readonly port: number;
  readonly databaseUrl: string;
  /** Undefined: no Redis answers here. */
  readonly redisUrl: string | undefined;
  /** A directory for its files. */
  readonly directory: string;
}

/** How a server's process is started; it is ready when its port answers. */
export interface Launch {
  /** Arguments of Node: the program and its own. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Signs in wherever a scenario wants it and answers the headers to send; the limit and the peers ask for none. */
export type SignIn = (
  origin: string,
  who: { surface: 'graphql' | Surface; caller: 'staff' | 'student' },
) => Promise<Readonly<Record<string, string>>>;

/** Signs in many students at once and lets the server see each of them; answers the headers of each. */
export type SignInStudents = (at: {
  readonly origin: string;
  readonly database: Client;
  readonly surface: 'graphql' | Surface;
  readonly studentIds: readonly number[];
}) => Promise<ReadonlyMap<number, Readonly<Record<string, string>>>>;

/** A server that is measured. What it does not serve, it leaves out. */
export interface Server {
  /** Short and unique, for the command line and the tables. */
  readonly name: string;
  readonly title: string;
  /** Packages whose versions belong into the report. */
  readonly packages: readonly string[];
  /** Runs on this release line of Node instead of the newest at hand. */
  readonly onNode?: 20 | 24;
  /** Left out where there is no Node of this release line or a later one. */
  readonly needsNode?: number;
  /** Reads a database that was filled apart: its times are others, so its answers cannot be compared. */
  readonly ownDatabase?: boolean;
  launch(place: Place): Launch;
  readonly signIn?: SignIn;
  readonly signInStudents?: SignInStudents;
  readonly query?: (scenario: GraphqlScenario, variables: Variables) => Request;
  readonly rest?: (scenario: RestScenario, path: string) => Request;
  /** The request of one step of a write, by its place; `before` is the answer to the step before, parsed. */
  readonly write?: ((scenario: WriteScenario, step: number, target: Target, before: unknown) => Request) | undefined;
  /** What it may send to PostgreSQL for one write at most, by scenario; the check fails beyond. */
  readonly statementsAtMost?: Readonly<Record<string, number>>;
  /**
   * The data of an answer in the gateway's shape, as a plain value: what is compared before anything is measured. Times,
   * days and decimals may be written differently; the comparison knows. Left out: the member `data`.
   */
  readonly data?: (scenario: GraphqlScenario | WriteScenario, answer: unknown) => unknown;
}
