import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '../database/connection.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { isTerminal } from '../host/kiosk-settings.ts';
import { kioskDirectory } from '../kiosk/store.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { type Joined, joinPortal } from '../sync/join.ts';
import { readPortalLink } from '../sync/store/link-state.ts';
import { writeExitCode } from './kiosk-demonstration.ts';
import { alreadyOwned } from './owner.ts';

export type RealKioskWanted = {
  /** The portal's address, and the one-time code it gave for a kiosk. */
  readonly address: string;
  readonly code: string;
  /** What the staff types to end the program: digits, as the screen's own keyboard gives them. */
  readonly exitCode: string;
  /** `simule`, or host:port; none: the kiosk takes no payment. */
  readonly terminal?: string | undefined;
  /** CSS pixels of a millimetre of the panel; 4 without it. */
  readonly pixelsPerMm?: string | undefined;
};

/** How long the first pull may take: a large agency on a slow line. */
const PULL_MS = 30 * 60_000;
/** The portal makes the pictures while it answers: what comes twice the same is whole. */
const SAME_ROUNDS = 3;
const ROUND_MS = 1_000;

/**
 * Makes an empty base a kiosk of a landlord's agency, and waits until what it may hold has come down.
 * @param onPulled told after each round: accounts here
 * @throws Refusal when the base is somebody's, something asked cannot be used, or the portal refuses
 */
export async function createRealKiosk(
  core: CoreServices,
  wanted: RealKioskWanted,
  onPulled: (accounts: number) => void = () => {},
): Promise<Joined> {
  const db = core.base.writable();
  if (readMeta(db, 'landlord') !== undefined) throw alreadyOwned();
  refuseBadWishes(wanted);
  const { address, code, exitCode, terminal, pixelsPerMm = '4' } = wanted;
  db.transaction(() => {
    writeMeta(db, 'station', 'borne');
    writeMeta(db, 'kiosk-pixels-per-mm', pixelsPerMm.replace(',', '.'));
    if (terminal !== undefined) writeMeta(db, 'kiosk-terminal', terminal);
    writeExitCode(db, exitCode);
  }).immediate();
  core.base.written();
  const joined = await joinPortal(core, { address, code });
  refuseFalseTerminal(core);
  await firstPull(core, onPulled);
  return joined;
}

/** What it takes is no money: a landlord's own portal must not hear of it. The kiosk is joined, and takes no payment. */
function refuseFalseTerminal({ base }: CoreServices): void {
  const db = base.writable();
  if (readMeta(db, 'kiosk-terminal') !== 'simule' || readPortalLink(db)?.mode === 'demonstration') return;
  sql(db, "DELETE FROM meta WHERE key = 'kiosk-terminal'").run();
  base.written();
  throw new Refusal('SET-009', 'Un terminal simulé ne prend aucun argent\u202f: ce portail est réel.', {
    kept: 'La borne est reliée à son portail, sans paiement.',
    next: 'Donnez-lui un terminal par «\u202fnpm run kiosk -- terminal ADRESSE:PORT\u202f».',
  });
}

/**
 * Where the terminal of a kiosk is, from its next start on.
 * @throws Refusal `SET-007` for what is no place, `SET-009` for a false one on a real portal
 */
export function setTerminal(core: CoreServices, place: string): void {
  if (!isTerminal(place)) throw notATerminal();
  writeMeta(core.base.writable(), 'kiosk-terminal', place);
  core.base.written();
  refuseFalseTerminal(core);
}

async function firstPull(core: CoreServices, onPulled: (accounts: number) => void): Promise<void> {
  const { base, ports, sync } = core;
  const until = ports.clock.monotonic() + PULL_MS;
  let last = -1;
  let same = 0;
  while (ports.clock.monotonic() < until) {
    const state = await sync.retry();
    const accounts = countAccounts(core);
    onPulled(accounts);
    const quiet = state === 'online' && kioskDirectory(base.readable()) !== undefined;
    same = quiet && accounts === last ? same + 1 : 0;
    last = accounts;
    if (same >= SAME_ROUNDS) return;
    await pause(ROUND_MS);
  }
  throw new Refusal('BOR-PREMIER', "Ce que la borne doit connaître n'est pas venu tout entier du portail.", {
    kept: 'La borne est reliée à son portail.',
    next: 'Vérifiez la connexion, puis lancez la borne\u202f: le reste viendra.',
  });
}

function countAccounts({ base }: CoreServices): number {
  return (
    sql<{ count: number }>(base.readable(), 'SELECT count(*) AS count FROM kiosk_account').get()?.count ?? 0
  );
}

function refuseBadWishes({ exitCode, terminal, pixelsPerMm }: RealKioskWanted): void {
  if (!/^\d{6,12}$/.test(exitCode)) {
    throw new Refusal('SET-006', 'Le code de sortie de la borne a de 6 à 12 chiffres.', {
      field: 'exitCode',
    });
  }
  if (terminal !== undefined && !isTerminal(terminal)) {
    throw notATerminal();
  }
  const density = Number((pixelsPerMm ?? '4').replace(',', '.'));
  if (!(density >= 1 && density <= 20)) {
    throw new Refusal('SET-008', "La densité de l'écran attend de 1 à 20 pixels par millimètre.", {
      field: 'pixelsPerMm',
    });
  }
}

function notATerminal(): Refusal {
  return new Refusal('SET-007', 'Le terminal de paiement attend «\u202fsimule\u202f» ou ADRESSE:PORT.', {
    field: 'terminal',
  });
}
