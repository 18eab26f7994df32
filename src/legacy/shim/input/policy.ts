import type { Endpoint, Field, Method } from '../contract/types.js';

/** How a surface reads inputs. Everything left out has the default named here. */
export interface InputPolicy {
  /** Whether a string loses blanks at its ends. Default: every one. */
  readonly trim?: (field: Field) => boolean;
  /**
   * An empty string: `absent` counts as not sent (default); `refuse` reads it as `nothing.ts` says: kept where the field is a text that
   * may be empty, not sent where an optional input of a form or query is left empty, else a failure.
   */
  readonly blank?: 'absent' | 'refuse';
  /** Which texts may be empty under `refuse`: those that may be left out (default), or only those that the contract marks `blank: true`. */
  readonly emptyTexts?: 'optional' | 'marked';
  /** null for a field that is neither nullable nor required: not sent (default), or the failure `null`, as where it is required. */
  readonly null?: 'absent' | 'refuse';
  /** `"12"` for an int or float in JSON. Default true. (In forms and queries everything is text and always read so.) */
  readonly numericText?: boolean;
  /** A JSON number where a string is wanted. Default false: fails with `type`. */
  readonly textFromNumber?: boolean;
  /** A GET that has no query is read from its body, where it has one. Default false: then it is read from nothing else. */
  readonly bodyOfGet?: true;
  /** Field names of JSON and form bodies match without regard to case. Default false. */
  readonly anyCase?: boolean;
  /** `{key, verbose}` is accepted for a field with an enum; key is read. Default false. */
  readonly enumObject?: boolean;
  /** `"true"`, `"FALSE"`, `1`, `0`, `"1"`, `"0"` are booleans. Default true. */
  readonly looseBool?: boolean;
  /** A list may be written as JSON text, and in a query also separated by commas. Default false. */
  readonly listText?: boolean;
  /**
   * With which methods a form leaves out what it has no way to send: a required list that may be empty is then empty, and a boolean, as a
   * box that is not ticked, false. (So Django REST framework reads forms, unless an update is partial.) Default none.
   */
  readonly formsLeaveOut?: readonly Method[];
  /** Whether forms are read, beside JSON. Default true; otherwise they are broken bodies. */
  readonly forms?: false;
  /** Zone of a datetime without one. Default +08:00. */
  readonly zone?: string;
  /** Whether nothing is required, as for PATCH. Default never. */
  readonly partial?: (endpoint: Endpoint, method: Method) => boolean;
  /** Fields that are left to the paging helpers. Default: page, page_size, per_page. */
  readonly unchecked?: readonly string[];
}
