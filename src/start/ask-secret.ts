import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Typed without being shown; or the first line of what is piped in. @param question asked where somebody types */
export async function askSecret(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const shown = process.stdin.isTTY;
  if (shown) process.stdout.write(question);
  const lines = createInterface({ input: process.stdin, output: silent, terminal: shown });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (shown) process.stdout.write('\n');
  }
}
