import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createEncodingDetector, type DetectedEncoding, type Encoding } from '../rules/import/encoding.ts';

const BLOCK = 1 << 20;

/** The bytes of a file, one block at a time; each block is good until the next is asked for. */
function* readBytes(path: string): Generator<Uint8Array, void> {
  const descriptor = openSync(path, 'r');
  try {
    const block = new Uint8Array(BLOCK);
    for (;;) {
      const count = readSync(descriptor, block);
      if (count === 0) return;
      yield block.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** How a file's bytes become text: the whole file is read, for one bad line far down decides too. */
export function detectFileEncoding(path: string): DetectedEncoding {
  const detector = createEncodingDetector();
  for (const block of readBytes(path)) detector.push(block);
  return detector.end();
}

/**
 * The text of a file, block by block, without its byte-order mark.
 * @throws TypeError if the bytes are not in this encoding: the file has changed since it was looked at
 */
export function* readText(path: string, encoding: Encoding): Generator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (const block of readBytes(path)) yield decoder.decode(block, { stream: true });
  const tail = decoder.decode();
  if (tail !== '') yield tail;
}

/** Size in bytes. */
export function fileSize(path: string): number {
  const descriptor = openSync(path, 'r');
  try {
    return fstatSync(descriptor).size;
  } finally {
    closeSync(descriptor);
  }
}
