import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LibraryText, libraryTextSchema } from '../../rules/documents/library.ts';

export type { LibraryText } from '../../rules/documents/library.ts';

const CODE = /^[a-z0-9-]{1,64}$/;
/** Texts of no landlord in particular, for those whose guide names none. */
const COMMON = 'commun';

/**
 * A text of the landlord's library, else the one common to all.
 * @param resources folder of the program's resources
 * @returns undefined where there is none by that name, or where its file cannot be read
 */
export function readLibrary(resources: string, landlord: string, item: string): LibraryText | undefined {
  if (!CODE.test(landlord) || !CODE.test(item)) return undefined;
  return readText(resources, landlord, item) ?? readText(resources, COMMON, item);
}

function readText(resources: string, folder: string, item: string): LibraryText | undefined {
  try {
    const json: unknown = JSON.parse(
      readFileSync(join(resources, 'library', folder, `${item}.json`), 'utf8'),
    );
    const read = libraryTextSchema.safeParse(json);
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
