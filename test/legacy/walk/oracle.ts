import type { Field, InputFailureKind } from '../../../src/legacy/shim/index.js';
import { type Channel, isScalar } from './variants.js';

/** What should become of a value: accepted, refused in this way, or either (the endpoint's own rule decides). Never a fault. */
export type Verdict = 'ok' | 'any' | InputFailureKind;

/** In what the surfaces' documents, or their frameworks, differ. */
export interface Customs {
  /** `framework`: Django REST framework's reading of empty texts; `absent`: as good as not sent. */
  readonly blank: 'framework' | 'absent';
  /** Under `framework`: whether a text is empty only where the contract says so. */
  readonly emptyTextsMarked?: boolean;
  /** Whether null is refused where it is not documented, or only where the field is required. */
  readonly refusesNull: boolean;
  /** A JSON number where a text is wanted. */
  readonly textFromNumber: boolean;
  /** Ids of other records. */
  readonly isReference: (field: Field) => boolean;
  readonly keepsBlanks: (field: Field) => boolean;
}

const MAX_INT = 2 ** 31 - 1;

/** Judges a value by the documents and the frameworks' rules, without looking at the engine. */
export function verdictOf(field: Field, value: unknown, channel: Channel, partial: boolean, customs: Customs): Verdict {
  const sent = typeof value === 'string' && !customs.keepsBlanks(field) ? value.trim() : value;
  if (sent === undefined) return field.required && !partial && !isLeftOut(field, channel, customs) ? 'required' : 'ok';
  if (sent === null) return nullVerdict(field, partial, customs);
  if (sent === '') return blankVerdict(field, channel, partial, customs);
  if (field.enum !== undefined) return enumVerdict(field, sent, customs);
  switch (field.type.kind) {
    case 'int':
      return customs.isReference(field) && isNumeric(sent) ? 'any' : intVerdict(field, sent);
    case 'float':
      return isNumeric(sent) && Math.abs(Number(sent)) < 1e9
        ? rangeVerdict(field, Number(sent))
        : isNumeric(sent) && Number.isFinite(Number(sent))
          ? 'any'
          : 'type';
    case 'bool':
      return typeof sent === 'boolean' || ['0', '1', 'true', 'false'].includes(typeof sent === 'object' ? '' : String(sent))
        ? 'ok'
        : 'type';
    case 'string':
      return stringVerdict(field, sent, customs);
    case 'date':
    case 'datetime':
      return typeof sent === 'string' && /^\d{4}-\d\d-\d\d/.test(sent) && !sent.startsWith('2024-02-30') ? 'any' : 'type';
    case 'file':
      return typeof sent === 'string' ? 'any' : 'type';
    default:
      return typeof sent === 'object' || channel !== 'json' ? 'any' : typeof sent === 'string' ? 'any' : 'type';
  }
}

/** A form has no way to send an empty list. */
function isLeftOut({ type, min = 0 }: Field, channel: Channel, { blank }: Customs): boolean {
  return channel === 'form' && blank === 'framework' && type.kind === 'list' && min === 0;
}

function nullVerdict(field: Field, partial: boolean, customs: Customs): Verdict {
  // Whoever sends a record back has no new picture.
  if (field.nullable || (field.type.kind === 'file' && !field.required)) return 'ok';
  return customs.refusesNull || (field.required && !partial) ? 'null' : 'ok';
}

function blankVerdict(field: Field, channel: Channel, partial: boolean, customs: Customs): Verdict {
  const missing = field.required && !partial;
  if (customs.blank === 'absent' || field.type.kind === 'file') return missing ? 'required' : 'ok';
  const isText = field.type.kind === 'string' && field.enum === undefined && !customs.isReference(field);
  if (!isScalar(field) && channel !== 'json') return 'any';
  if (channel !== 'json' && !field.required && !isText) return 'ok';
  if (isText && channel !== 'json' && field.nullable) return 'ok';
  if (isText && (field.required || (field.min ?? 0) > 0)) return 'blank';
  if (isText) return customs.emptyTextsMarked !== true || field.blank === true || channel !== 'json' ? 'ok' : 'blank';
  if (customs.isReference(field)) return field.nullable ? 'ok' : 'null';
  return field.enum === undefined ? 'type' : 'enum';
}

function enumVerdict(field: Field, sent: unknown, customs: Customs): Verdict {
  const key = typeof sent === 'object' && sent !== null && 'key' in sent ? sent.key : sent;
  const known = field.enum?.some((allowed) => allowed === key || (typeof allowed === 'number' && String(allowed) === key)) === true;
  return known ? 'ok' : customs.blank === 'framework' && key === '' ? 'any' : 'enum';
}

function intVerdict(field: Field, sent: unknown): Verdict {
  if (!isNumeric(sent) || !Number.isInteger(Number(sent))) return 'type';
  return Math.abs(Number(sent)) > MAX_INT ? 'any' : rangeVerdict(field, Number(sent));
}

function isNumeric(sent: unknown): boolean {
  return typeof sent === 'number' || (typeof sent === 'string' && /^[+-]?\d+(\.\d+)?(e\d+)?$/.test(sent.trim()));
}

function rangeVerdict({ min, max }: Field, number: number): Verdict {
  if (min !== undefined && number < min) return 'min';
  return max !== undefined && number > max ? 'max' : 'ok';
}

function stringVerdict(field: Field, sent: unknown, { textFromNumber, isReference }: Customs): Verdict {
  if (typeof sent !== 'string' && !(typeof sent === 'number' && Number.isFinite(sent) && textFromNumber)) return 'type';
  if (isReference(field)) return 'any';
  const text = String(sent);
  if (field.format === 'email' && !/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return 'email';
  if (field.min !== undefined && [...text].length < field.min) return 'min_length';
  // Where the documents know no limit, a column has one.
  if (field.max === undefined) return text.length > 255 ? 'any' : 'ok';
  return [...text].length > field.max ? 'max_length' : 'ok';
}
