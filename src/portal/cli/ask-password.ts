import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** From GUICHET_PASSWORD, else typed without being shown, else the first line of what is piped in; never an argument. */
export async function askPassword(): Promise<string> {
  const given = process.env.GUICHET_PASSWORD;
  if (given !== undefined && given !== '') return given;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const shown = process.stdin.isTTY;
  if (shown) process.stdout.write('Mot de passe\u202f: ');
  const lines = createInterface({ input: process.stdin, output: silent, terminal: shown });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (shown) process.stdout.write('\n');
  }
}
