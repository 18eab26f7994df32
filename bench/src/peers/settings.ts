/** What the harness tells every peer's program by its environment. */
export interface Settings {
  readonly port: number;
  readonly databaseUrl: string;
}

export const HOST = '127.0.0.1';

/** Throws where PORT or DATABASE_URL is missing. */
export function readSettings({ PORT, DATABASE_URL }: NodeJS.ProcessEnv = process.env): Settings {
  if (PORT === undefined || DATABASE_URL === undefined) throw new Error('A peer needs PORT and DATABASE_URL.');
  return { port: Number(PORT), databaseUrl: DATABASE_URL };
}
