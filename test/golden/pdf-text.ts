import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Word = { readonly text: string; readonly x: number; readonly y: number; readonly end: number };

const fonts = pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The lines of each page as a reader sees them, top to bottom and left to right; columns parted by " | ". */
export async function pdfLines(bytes: Uint8Array): Promise<string[][]> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: new URL('./standard_fonts/', fonts).href,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const pages: string[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const written = items.filter((item) => 'str' in item).filter(({ str }) => str !== '');
    const across = written.filter(({ transform }) => transform[1] !== 0);
    const words = written
      .filter(({ transform }) => transform[1] === 0)
      .map(({ str, width, transform }) => {
        const x = Number(transform[4]);
        return { text: str, x, y: Number(transform[5]), end: x + width };
      });
    pages.push([...linesOf(words), ...across.map(({ str }) => `(en travers) ${str}`)]);
  }
  await task.destroy();
  return pages;
}

/** Same, as one text with every space alike: for what must be found wherever the lines break. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  return fold((await pdfLines(bytes)).flat().join(' '));
}

export function fold(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f|]+/g, ' ');
}

function linesOf(words: readonly Word[]): string[] {
  const lines: { y: number; words: Word[] }[] = [];
  for (const word of words) {
    const line = lines.find(({ y }) => Math.abs(y - word.y) < 1.5);
    if (line === undefined) lines.push({ y: word.y, words: [word] });
    else line.words.push(word);
  }
  return lines
    .toSorted((a, b) => b.y - a.y)
    .map((line) =>
      line.words
        .toSorted((a, b) => a.x - b.x)
        .reduce((text, word, index, all) => text + gapBefore(all[index - 1], word) + word.text, '')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** Two columns on one line are further apart than any space. */
function gapBefore(previous: Word | undefined, word: Word): string {
  return previous !== undefined && word.x - previous.end > 8 ? ' | ' : '';
}
