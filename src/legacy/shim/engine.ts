import type { Answer, AnswerHeaders } from './answer.js';
import type { SurfaceRouter } from './http/router.js';
import type { LegacyPorts } from './ports.js';
import type { Surface } from './surface.js';

/** A surface ready to serve. */
export interface Engine {
  readonly surface: Surface;
  readonly router: SurfaceRouter;
  readonly ports: LegacyPorts;
}

export interface Served {
  readonly answer: Answer;
  readonly headers: Pick<AnswerHeaders, 'entries'>;
  /** The answer says only that something broke or cannot be answered now; a repetition deserves another try. */
  readonly passing?: boolean;
}
