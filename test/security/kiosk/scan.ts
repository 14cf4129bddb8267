/**
 * Every text and number of an answer, wherever it stands in it, bytes of a file included.
 * @returns the markers found, with where
 */
export async function markersIn(answer: unknown, markers: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const look = (text: string, where: string) => {
    for (const marker of markers)
      if (bare(text).includes(bare(marker))) found.push(`${marker} in ${where || '.'}`);
  };
  const walk = async (value: unknown, where: string): Promise<void> => {
    if (value === null || value === undefined || typeof value === 'boolean') return;
    if (typeof value === 'string' || typeof value === 'number') return look(String(value), where);
    if (value instanceof Blob) return look(await value.text(), `${where} (file)`);
    if (value instanceof Uint8Array) return look(Buffer.from(value).toString('latin1'), `${where} (bytes)`);
    if (value instanceof Error) {
      look(value.message, `${where}.message`);
      return walk((value as { data?: unknown }).data, `${where}.data`);
    }
    for (const [key, child] of Object.entries(value as object)) {
      look(key, `${where}.${key} (key)`);
      await walk(child, `${where}.${key}`);
    }
  };
  await walk(answer, '');
  return found;
}

/** Whatever the spaces, the case and the accents: "1 234,56" and "1234,56" say the same. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\s\u202f\u00a0]/gu, '')
    .toLowerCase();
}
