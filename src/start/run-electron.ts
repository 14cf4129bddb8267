import { spawn } from 'node:child_process';
import type { CoreReport, JoinOrder } from '../contract/core-process.ts';
import { type DemonstrationPortal, startDemonstrationPortal } from './run-demonstration-portal.ts';

export type ElectronStart = {
  readonly program: string;
  readonly args: readonly string[];
  readonly dataFolder: string;
  /** A demonstration base gets a portal of its own. */
  readonly withPortal: boolean;
};

/** By which a kiosk asks to be started again: at night, and when its core was lost. */
const AGAIN = 75;

/** Runs the Electron door until its window closes, or the kiosk's staff leaves; resolves with its exit code. */
export async function runElectron(start: ElectronStart): Promise<number> {
  for (;;) {
    const code = await runOnce(start);
    if (code !== AGAIN) return code;
  }
}

async function runOnce({ program, args, dataFolder, withPortal }: ElectronStart): Promise<number> {
  const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  let portal: DemonstrationPortal | undefined;
  child.on('message', (report: CoreReport) => {
    if (report.type !== 'demonstration' || !withPortal) return;
    portal ??= startDemonstrationPortal({
      dataFolder,
      base: report.base,
      joinPortal(order) {
        const message: JoinOrder = { type: 'join', ...order };
        if (child.connected) child.send(message);
      },
      say: (line) => console.log(line),
    });
  });
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => {
      console.error("Electron n'a pas pu être lancé. Essayez «\u202fnpm start -- --door=loopback\u202f».");
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
  process.off('SIGINT', pass);
  process.off('SIGTERM', pass);
  await portal?.stop();
  return code;
}
