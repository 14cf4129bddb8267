import { spawn } from 'node:child_process';

export type CommandEnd = {
  /** Exit code; null when it never started or was stopped. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** `missing`: the program is not on this machine. `stopped`: it did not end in time. */
  readonly how: 'ended' | 'missing' | 'stopped';
};

export type CommandOptions = {
  readonly environment: NodeJS.ProcessEnv;
  readonly patienceMs: number;
  /** Written whole to its standard input. */
  readonly input?: Uint8Array;
};

/** More than this of answer is not read by anyone. */
const MAX_ANSWER = 1024 * 1024;

/** Runs a program with its arguments, never through a shell. It never throws: how it ended is an answer. */
export function runCommand(
  program: string,
  args: readonly string[],
  { environment, patienceMs, input }: CommandOptions,
): Promise<CommandEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { env: environment, stdio: 'pipe', windowsHide: true });
    const stdout: string[] = [];
    const stderr: string[] = [];
    let how: CommandEnd['how'] = 'ended';
    const timer = setTimeout(() => {
      how = 'stopped';
      child.kill('SIGKILL');
    }, patienceMs);
    const end = (code: number | null) => {
      clearTimeout(timer);
      resolve({ code, stdout: stdout.join(''), stderr: stderr.join(''), how });
    };
    child.stdout.setEncoding('utf8').on('data', keepUpTo(MAX_ANSWER, stdout));
    child.stderr.setEncoding('utf8').on('data', keepUpTo(MAX_ANSWER, stderr));
    // A program that ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', () => {
      how = 'missing';
      end(null);
    });
    child.on('close', end);
  });
}

function keepUpTo(limit: number, kept: string[]): (piece: string) => void {
  let length = 0;
  return (piece) => {
    length += piece.length;
    if (length <= limit) kept.push(piece);
  };
}
