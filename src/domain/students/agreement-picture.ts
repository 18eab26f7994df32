import type { Pixels } from '../../core/media/pixels.js';

/** Where the template leaves room for the signature, as parts of its width and height. */
const ROOM = { left: 0.55, top: 0.84, width: 0.38, height: 0.09 } as const;

/**
 * The signature on the template, like ink on paper: as large as fits into its room, never enlarged, in the middle of it.
 * The template is changed and answered.
 */
export function placeSignature(template: Pixels, signature: Pixels): Pixels {
  const room = { width: template.width * ROOM.width, height: template.height * ROOM.height };
  const scale = Math.min(1, room.width / signature.width, room.height / signature.height);
  const width = Math.max(1, Math.floor(signature.width * scale));
  const height = Math.max(1, Math.floor(signature.height * scale));
  const left = Math.floor(template.width * ROOM.left + (room.width - width) / 2);
  const top = Math.floor(template.height * ROOM.top + (room.height - height) / 2);
  for (let y = 0; y < height; y++) {
    const rows = [Math.floor((y * signature.height) / height), Math.ceil(((y + 1) * signature.height) / height)] as const;
    for (let x = 0; x < width; x++) {
      const columns = [Math.floor((x * signature.width) / width), Math.ceil(((x + 1) * signature.width) / width)] as const;
      ink(template, ((top + y) * template.width + left + x) * 4, paleness(signature, columns, rows));
    }
  }
  return template;
}

type Span = readonly [from: number, to: number];

/** The mean of a patch on white paper, for each colour: 0 is full ink, 1 is none. */
function paleness({ width, data }: Pixels, [left, right]: Span, [top, bottom]: Span): readonly [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4;
      const opacity = (data[at + 3] ?? 0) / 255;
      for (const colour of [0, 1, 2] as const) sum[colour] += 1 - opacity * (1 - (data[at + colour] ?? 0) / 255);
    }
  }
  const count = (right - left) * (bottom - top);
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function ink({ data }: Pixels, at: number, [red, green, blue]: readonly [number, number, number]): void {
  for (const [colour, pale] of [red, green, blue].entries()) data[at + colour] = Math.round((data[at + colour] ?? 0) * pale);
}
