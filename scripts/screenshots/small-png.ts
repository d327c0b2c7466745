/** Makes a browser's PNG a fraction of its size: 256 colours are enough for a picture of a window. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels without transparency, three bytes each. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint8Array;
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** The same picture with a palette. Throws on a PNG that is not of the kind that Chromium writes: 8 bits, RGB or RGBA. */
export function shrinkPng(png: Buffer): Buffer {
  const pixels = readPixels(png);
  const palette = commonestColours(pixels.colours);
  return writePicture(pixels, palette);
}

function readPixels(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header) throw new Error('A PNG without a header.');
  const [width, height, depth, colourType] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header.readUInt8(8),
    header.readUInt8(9),
  ];
  if (depth !== 8 || (colourType !== 2 && colourType !== 6)) throw new Error('Only 8-bit RGB and RGBA are understood.');
  const channels = colourType === 2 ? 3 : 4;
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)));
  const rows = undoFilters(data, width * channels, height, channels);
  const colours = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    colours.set(rows.subarray(pixel * channels, pixel * channels + 3), pixel * 3);
  }
  return { width, height, colours };
}

function readChunks(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** PNG specification, section 9: each row says how its bytes were predicted from their neighbours. */
function undoFilters(data: Buffer, rowLength: number, height: number, channels: number): Uint8Array {
  const rows = new Uint8Array(rowLength * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (rowLength + 1)] ?? 0;
    for (let column = 0; column < rowLength; column++) {
      const here = row * rowLength + column;
      const left = column >= channels ? (rows[here - channels] ?? 0) : 0;
      const above = row > 0 ? (rows[here - rowLength] ?? 0) : 0;
      const corner = row > 0 && column >= channels ? (rows[here - rowLength - channels] ?? 0) : 0;
      const raw = data[row * (rowLength + 1) + 1 + column] ?? 0;
      rows[here] = raw + predict(filter, left, above, corner);
    }
  }
  return rows;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(estimate - value));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function colourAt(colours: Uint8Array, pixel: number): number {
  const at = pixel * 3;
  return ((colours[at] ?? 0) << 16) | ((colours[at + 1] ?? 0) << 8) | (colours[at + 2] ?? 0);
}

function commonestColours(colours: Uint8Array): readonly number[] {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < colours.length / 3; pixel++) {
    const colour = colourAt(colours, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, 256)
    .map(([colour]) => colour);
}

function writePicture({ width, height, colours }: Pixels, palette: readonly number[]): Buffer {
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  const indices = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const colour = colourAt(colours, row * width + column);
      const index = nearest.get(colour) ?? nearestIndex(colour, palette);
      nearest.set(colour, index);
      indices[row * (width + 1) + 1 + column] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(indices, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearestIndex(colour: number, palette: readonly number[]): number {
  const wanted = channelsOf(colour);
  const distances = palette.map((candidate) =>
    channelsOf(candidate).reduce((sum, value, channel) => sum + (value - (wanted[channel] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function channelsOf(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
