import type { PaperFormat } from '../../contract/printing.ts';
import { PrinterFault, type PrinterPort } from '../ports.ts';
import { readLpstat } from './lpstat.ts';
import { pageHeightMm } from './page-size.ts';
import { type CommandEnd, runCommand } from './run-command.ts';

export type CupsOptions = {
  /** Variables the commands run with; `CUPS_SERVER` names another server than the system's. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly lp?: string;
  readonly lpstat?: string;
  readonly patienceMs?: number;
};

/** `lp` gives the whole file to a server of this machine; longer than this, it hangs. */
const PATIENCE_MS = 20_000;

/** Queues of CUPS, by its own commands. Accepted = `lp` has been given a request id by the server. */
export function cupsPrinters(options: CupsOptions = {}): PrinterPort {
  const { lp = 'lp', lpstat = 'lpstat', patienceMs = PATIENCE_MS } = options;
  // The words of lpstat are read: always in the same language.
  const environment = { ...(options.environment ?? process.env), LC_ALL: 'C', LANG: 'C', LANGUAGE: '' };
  const run = (program: string, args: readonly string[], input?: Uint8Array) =>
    runCommand(program, args, {
      environment,
      patienceMs,
      ...(input === undefined ? {} : { input }),
    });

  /** Asked for one queue, lpstat says the same of a server that is off and of a queue that is not there. */
  async function noQueue(asked: CommandEnd): Promise<PrinterFault> {
    if (asked.how !== 'ended') return whyNot(asked, 'absent');
    const { stdout } = await run(lpstat, ['-r']);
    return /scheduler is running/.test(stdout)
      ? new PrinterFault('absent', 'no such queue')
      : new PrinterFault('unreachable', 'no CUPS server');
  }

  return {
    async list() {
      const { stdout } = await run(lpstat, ['-l', '-p', '-a']);
      return readLpstat(stdout).map(({ id, description, state, paperOut }) => ({
        id,
        name: description,
        formats: ['a4', '80mm'],
        state,
        paperOut,
      }));
    },
    async send(printerId, pdf, { format, title }) {
      // What CUPS allows as a name; anything else could be read as an option.
      if (!/^[^\s/#'"?\\-][^\s/#'"?\\]{0,126}$/.test(printerId))
        throw new PrinterFault('absent', 'not a name');
      const asked = await run(lpstat, ['-l', '-p', printerId, '-a', printerId]);
      const queue = readLpstat(asked.stdout).find(({ id }) => id === printerId);
      if (queue === undefined) throw await noQueue(asked);
      // A paused queue would keep the paper and give it out at any time, to anyone.
      if (queue.state !== 'ready') throw new PrinterFault(queue.state, 'lpstat');
      const sent = await run(
        lp,
        ['-d', printerId, '-o', `media=${mediaOf(format, pdf)}`, '-t', title, '-'],
        pdf,
      );
      if (sent.code !== 0 || !/^request id is \S/m.test(sent.stdout)) throw whyNot(sent, 'refused');
    },
  };
}

/** A roll has no length of its own: the page gives it. */
function mediaOf(format: PaperFormat, pdf: Uint8Array): string {
  return format === 'a4' ? 'A4' : `Custom.80x${pageHeightMm(pdf) ?? 297}mm`;
}

function whyNot({ how, stderr }: CommandEnd, otherwise: 'absent' | 'refused'): PrinterFault {
  if (how === 'missing') return new PrinterFault('absent', 'no CUPS on this post');
  if (how === 'stopped')
    return new PrinterFault(otherwise === 'absent' ? 'unreachable' : 'silent', 'no answer');
  if (/scheduler is not running|unable to connect|connection refused/i.test(stderr))
    return new PrinterFault('unreachable', 'no CUPS server');
  if (/does not exist|unknown destination/i.test(stderr)) return new PrinterFault('absent', 'no such queue');
  if (/not accepting/i.test(stderr)) return new PrinterFault('closed', 'queue closed');
  return new PrinterFault(otherwise, 'refused by CUPS');
}
