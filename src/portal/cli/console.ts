/** Where a command speaks. */
export type Console = {
  say(line: string): void;
  /** Sentences that are no answer: what went wrong, what must be known. */
  warn(line: string): void;
};

export const systemConsole: Console = {
  say: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
};
