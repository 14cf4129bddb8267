import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DemonstrationBase, JoinOrder } from '../contract/core-process.ts';
import type { PortalOfDemonstration } from './portal-messages.ts';
import { root } from './run-step.ts';

export type DemonstrationPortal = {
  /** Ends it; resolves once it is gone, or has been made to. */
  stop(): Promise<void>;
};

export type DemonstrationPortalOptions = {
  readonly dataFolder: string;
  readonly base: DemonstrationBase;
  readonly joinPortal: (order: Omit<JoinOrder, 'type'>) => void;
  readonly say: (line: string) => void;
};

/** Beyond, PGlite would take gigabytes of this post's memory and disk. */
const LARGEST_ACCOUNTS = 30_000;

/** Finishing what was received takes less; a demonstration is not worth more of a person's time. */
const STOP_LIMIT_MS = 8_000;

/** Starts the demonstration portal beside the counter, which goes on whatever becomes of it. */
export function startDemonstrationPortal(options: DemonstrationPortalOptions): DemonstrationPortal {
  const { dataFolder, base, joinPortal, say } = options;
  if (base.portal === null && base.accounts > LARGEST_ACCOUNTS) {
    say(
      'Base trop grande pour un portail de démonstration sur ce poste\u202f: le guichet va sans lui, ou reliez-le à «\u202fnpm run portal\u202f» sur PostgreSQL.',
    );
    return { stop: () => Promise.resolve() };
  }
  const folder = join(dataFolder, 'portail-demonstration');
  let child: ChildProcess | undefined;
  let stopping = false;
  let said = false;
  const failed = () => {
    if (stopping || said) return;
    said = true;
    say(
      "Le portail de démonstration ne fonctionne pas\u202f: le guichet continue sans lui, rien n'est perdu.",
    );
  };
  const sayServing = (address: string) => {
    say('Portail en mode démonstration, sur ce poste seul.');
    say(`Portail: ${address}/`);
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const log = openSync(join(folder, 'portail.log'), 'w', 0o600);
    child = spawn(
      process.execPath,
      [join(root, 'src/start/portal-demonstration.ts'), folder, JSON.stringify(base)],
      { cwd: root, stdio: ['ignore', 'ignore', log, 'ipc'] },
    );
  } catch {
    failed();
  }
  child?.once('error', failed);
  child?.once('exit', (code) => {
    if (code !== 0) failed();
  });
  child?.on('message', (message: PortalOfDemonstration) => {
    switch (message.type) {
      case 'making':
        return say("Le portail de démonstration se prépare en arrière-plan\u202f: le guichet n'attend pas.");
      case 'join':
        joinPortal({ address: message.address, code: message.code, adopt: message.adopt });
        return sayServing(message.address);
      case 'serving':
        return sayServing(message.address);
      case 'other':
        return;
      default:
        return message satisfies never;
    }
  });
  return {
    stop() {
      stopping = true;
      return child === undefined ? Promise.resolve() : ended(child);
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
