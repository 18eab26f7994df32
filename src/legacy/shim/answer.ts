/** What goes over the wire. `body` is sent as JSON; it may be a `JsonText`, or an object that holds some. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface CookieOptions {
  /** Seconds; 0 clears the cookie. */
  readonly maxAge: number;
  /** Path=/ unless said otherwise. HttpOnly and SameSite=Lax always. */
  readonly path?: string;
  readonly secure?: boolean;
}

/** Headers a route or surface adds to its answer. */
export class AnswerHeaders {
  private readonly headers = new Map<string, string>();
  private readonly cookies: string[] = [];

  header(name: string, value: string): void {
    this.headers.set(name.toLowerCase(), value);
  }

  cookie(name: string, value: string, options: CookieOptions): void {
    const parts = [
      `${name}=${encodeURIComponent(value)}`,
      `Path=${options.path ?? '/'}`,
      `Max-Age=${options.maxAge}`,
      'HttpOnly',
      'SameSite=Lax',
    ];
    if (options.secure === true) parts.push('Secure');
    this.cookies.push(parts.join('; '));
  }

  /** Pairs ready for the reply; each cookie is a line of its own. */
  entries(): [name: string, value: string | string[]][] {
    const entries: [string, string | string[]][] = [...this.headers];
    if (this.cookies.length > 0) entries.push(['set-cookie', [...this.cookies]]);
    return entries;
  }
}
