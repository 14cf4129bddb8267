import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { InstanceMark } from '../ports.ts';
import { writeDurably } from './durable-file.ts';
import { KEY_FOLDER } from './key-folder.ts';

export const MARK_FILE = 'poste.repere';

const markSchema = z.object({
  token: z.string(),
  incarnation: z.string().min(1),
  seq: z.number().int().nonnegative(),
  letter: z.string().regex(/^[A-Z]+$/),
});

/** Undefined where none was ever written, or where what is there is no mark. */
export function readInstanceMark(dataFolder: string): InstanceMark | undefined {
  const file = join(dataFolder, KEY_FOLDER, MARK_FILE);
  if (!existsSync(file)) return undefined;
  try {
    const read = markSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** On the disk when this returns: outside the base, so that an older copy of it put back does not take it along. */
export function writeInstanceMark(dataFolder: string, mark: InstanceMark): void {
  writeDurably(join(dataFolder, KEY_FOLDER), MARK_FILE, Buffer.from(`${JSON.stringify(mark)}\n`));
}
