import { spawn } from 'node:child_process';

/** Runs the Electron door until its window closes; resolves with its exit code. */
export function runElectron(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    const pass = (signal: NodeJS.Signals) => void child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.once('error', () => {
      console.error("Electron n'a pas pu être lancé. Essayez «\u202fnpm start -- --door=loopback\u202f».");
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
