import type { Station } from '../../contract/core-process.ts';
import type { ReadableDb, WritableDb } from '../database/connection.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { isKioskBase } from '../kiosk/kiosk-base.ts';
import { writeExitCode } from '../setup/kiosk-demonstration.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a test sets of a demonstration's kiosk; undefined: as the base says. */
export type KioskSettings = {
  readonly exitCode?: string | undefined;
  /** `simule`, or host:port. */
  readonly terminal?: string | undefined;
  /** Seconds without a touch before the kiosk asks. */
  readonly idleSeconds?: number | undefined;
};

export const KIOSK_VARIABLES = ['GUICHET_KIOSK_EXIT', 'GUICHET_TERMINAL', 'GUICHET_KIOSK_IDLE'] as const;

/** Reads them; a sentence for the console when one of them says nothing that can be used. */
export function readKioskSettings(environment: Environment): KioskSettings | { readonly sentence: string } {
  const exitCode = environment.GUICHET_KIOSK_EXIT || undefined;
  if (exitCode !== undefined && !/^\d{6,12}$/.test(exitCode)) {
    return { sentence: 'GUICHET_KIOSK_EXIT attend de 6 à 12 chiffres.' };
  }
  const terminal = environment.GUICHET_TERMINAL || undefined;
  if (terminal !== undefined && !isTerminal(terminal)) {
    return { sentence: 'GUICHET_TERMINAL attend «\u202fsimule\u202f» ou ADRESSE:PORT.' };
  }
  const idle = environment.GUICHET_KIOSK_IDLE || undefined;
  if (idle !== undefined && !/^[1-9]\d{0,3}$/.test(idle)) {
    return { sentence: 'GUICHET_KIOSK_IDLE attend un nombre de secondes.' };
  }
  return { exitCode, terminal, idleSeconds: idle === undefined ? undefined : Number(idle) };
}

/** As a base names its terminal: the demonstration's, or one on the network. */
export function isTerminal(text: string): boolean {
  const [, port] = /^[A-Za-z0-9][A-Za-z0-9.-]*:(\d{1,5})$/.exec(text) ?? [];
  return text === 'simule' || (port !== undefined && Number(port) > 0 && Number(port) <= 65_535);
}

/**
 * Why this base cannot be opened as it was asked, in words for who starts the program; undefined when it can.
 * @param order whether a demonstration is to be made
 */
export function stationFault(
  db: ReadableDb,
  station: Station,
  order: { readonly demonstration: boolean; readonly environment: Environment },
): string | undefined {
  const owned = readMeta(db, 'landlord') !== undefined;
  if (station === 'counter' && isKioskBase(db)) {
    return "Ce dossier de données est celui d'une borne\u202f: lancez Guichet avec --kiosk, ou avec un autre dossier (--data). Rien n'a été changé.";
  }
  if (station === 'kiosk' && owned && !isKioskBase(db)) {
    return "Ce dossier de données est celui d'un guichet\u202f: une borne a le sien. Lancez-la sans --data, ou avec un autre dossier. Rien n'a été changé.";
  }
  const named = KIOSK_VARIABLES.find((name) => Boolean(order.environment[name]));
  if (named === undefined) return undefined;
  if (station === 'counter') return undefined;
  const demonstration = owned ? readMeta(db, 'demonstration') === 'yes' : order.demonstration;
  return demonstration
    ? undefined
    : `${named} ne va qu'avec une borne de démonstration\u202f: celle-ci a ses propres réglages.`;
}

/** A base that is nobody's yet is a kiosk's from its first start as one; a test's exit code takes the place of the one before. */
export function settleKiosk(db: WritableDb, { exitCode }: KioskSettings): void {
  if (readMeta(db, 'landlord') === undefined) writeMeta(db, 'station', 'borne');
  else if (exitCode !== undefined) writeExitCode(db, exitCode);
}
