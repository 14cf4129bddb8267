import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stationFault } from '../core/host/kiosk-settings.ts';
import { awaitedOperations, settleByHand } from '../core/kiosk/money/settle-by-hand.ts';
import type { CoreServices } from '../core/procedures/procedures.ts';
import { Refusal } from '../core/procedures/refusal.ts';
import { setTerminal } from '../core/setup/real-kiosk.ts';
import { defaultDataFolder } from '../loopback/data-folder.ts';
import { formatEuros } from '../rules/money.ts';
import { openFolder } from './open-folder.ts';

const USAGE =
  'Usage\u202f: npm run kiosk -- attente | pris ID AUTORISATION | pas-pris ID | terminal ADRESSE:PORT [--data DOSSIER]. La borne est arrêtée pendant ce temps.';

/**
 * `npm run kiosk`: what the staff of a stopped kiosk may set right, the terminal's journal in hand: payments whose end the
 * terminal never told, and where the terminal is.
 */
async function run(args: readonly string[]): Promise<void> {
  const asked = read(args);
  if (asked === undefined) return fail(USAGE);
  const core = openFolder(resolve(asked.data ?? defaultDataFolder(process.env, process.platform, 'kiosk')));
  try {
    const { base } = core.services;
    if (base.fault !== undefined) return fail(`${base.fault.words.title}. ${base.fault.words.kept}`);
    const wrong = stationFault(base.readable(), 'kiosk', { demonstration: false, environment: {} });
    if (wrong !== undefined) return fail(wrong);
    if (!obey(core.services, asked.words)) fail(USAGE);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fail(error.message);
  } finally {
    await core.close();
  }
}

function read(args: readonly string[]): { words: readonly string[]; data: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' } },
      allowPositionals: true,
    });
    return { words: positionals, data: values.data };
  } catch {
    return undefined;
  }
}

/** False when it is no order of this command. */
function obey(core: CoreServices, [order, of, authorisation, ...more]: readonly string[]): boolean {
  if (more.length > 0) return false;
  if (order === 'attente' && of === undefined) {
    const awaited = awaitedOperations(core);
    if (awaited.length === 0) console.log("Aucun paiement n'attend de réponse du terminal.");
    for (const { id, askedAt, printed, amountCents } of awaited)
      console.log([id, askedAt, printed, formatEuros(amountCents)].join('\t'));
    return true;
  }
  if (order === 'pris' && of !== undefined && authorisation !== undefined) {
    settleByHand(core, of, { kind: 'taken', authorisation });
    console.log('Le paiement est enregistré.');
    return true;
  }
  if (authorisation !== undefined || of === undefined) return false;
  if (order === 'pas-pris') {
    settleByHand(core, of, { kind: 'not-taken' });
    console.log("Le paiement n'a pas été pris.");
    return true;
  }
  if (order !== 'terminal') return false;
  setTerminal(core, of);
  console.log(`Le terminal est ${of}.`);
  return true;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

await run(process.argv.slice(2));
