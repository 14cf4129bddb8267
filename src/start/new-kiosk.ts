import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stationFault } from '../core/host/kiosk-settings.ts';
import { Refusal } from '../core/procedures/refusal.ts';
import { createRealKiosk } from '../core/setup/real-kiosk.ts';
import { defaultDataFolder } from '../loopback/data-folder.ts';
import { askSecret } from './ask-secret.ts';
import { openFolder } from './open-folder.ts';

const USAGE =
  "Usage\u202f: npm run new:kiosk -- --portal ADRESSE --code CODE [--data DOSSIER] [--terminal simule|ADRESSE:PORT] [--pixels-per-mm N]. Le code de sortie est demandé, ou lu sur l'entrée.";

/**
 * `npm run new:kiosk`: makes an empty data folder a kiosk of an agency, with the code that its portal gave, and ends once
 * what the kiosk may hold is there. For the loopback door, whose key is a file.
 */
async function run(args: readonly string[]): Promise<void> {
  const asked = read(args);
  if (asked === undefined) return fail(USAGE);
  const { portal, code, terminal } = asked;
  const dataFolder = resolve(asked.data ?? defaultDataFolder(process.env, process.platform, 'kiosk'));
  const exitCode = (await askSecret('Code de sortie de la borne (6 à 12 chiffres)\u202f: ')).trim();
  const core = openFolder(dataFolder);
  const { base } = core.services;
  try {
    if (base.fault !== undefined) {
      const { title, kept, next } = base.fault.words;
      return fail(`${title}. ${kept} ${next}`);
    }
    const wrong = stationFault(base.readable(), 'kiosk', { demonstration: false, environment: {} });
    if (wrong !== undefined) return fail(wrong);
    const pixelsPerMm = asked['pixels-per-mm'];
    const wanted = { address: portal, code, exitCode, terminal, pixelsPerMm };
    const joined = await createRealKiosk(core.services, wanted);
    if (terminal === 'simule') {
      console.log("Le terminal de paiement est simulé\u202f: aucune carte n'est débitée.");
    }
    console.log(
      `La borne «\u202f${joined.post}\u202f» (${joined.agency}) est prête dans ${dataFolder}. Lancez-la avec «\u202fnpm start -- --kiosk\u202f».`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { kept = '', next = '' } = error.failure;
    fail([error.message, kept, next].filter((part) => part !== '').join(' '));
  } finally {
    await core.close();
  }
}

const option = { type: 'string' } as const;
const FLAGS = {
  portal: option,
  code: option,
  data: option,
  terminal: option,
  'pixels-per-mm': option,
};
type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];
type Asked = Values & { readonly portal: string; readonly code: string };

function read(args: readonly string[]): Asked | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true });
    const { portal, code } = values;
    return portal === undefined || code === undefined ? undefined : { ...values, portal, code };
  } catch {
    return undefined;
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

await run(process.argv.slice(2));
