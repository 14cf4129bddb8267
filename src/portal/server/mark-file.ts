import { mkdirSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Mark } from './epoch.ts';

const markSchema = z.strictObject({
  landlord: z.string(),
  epoch: z.string(),
  received: z.number().int().nonnegative(),
});
const NAME = 'repere.json';

/**
 * The mark kept in a folder, or undefined before the first.
 * @throws Error for a mark that cannot be read: going on without it would hide a database put back in time
 */
export function readMark(folder: string): Mark | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let text: string;
  try {
    text = readFileSync(join(folder, NAME), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return markSchema.parse(JSON.parse(text));
}

/** On the disk when it resolves: after a power cut the file is the old mark or the new one, whole. */
export async function writeMark(folder: string, mark: Mark): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${NAME}.${process.pid}`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(mark)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, NAME));
  // Windows opens no folder; its rename is in the journal of the volume.
  if (process.platform === 'win32') return;
  const place = await open(folder, 'r');
  try {
    await place.sync();
  } finally {
    await place.close();
  }
}
