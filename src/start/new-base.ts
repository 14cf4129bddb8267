import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../core/procedures/refusal.ts';
import { createRealBase } from '../core/setup/real-base.ts';
import { defaultDataFolder } from '../loopback/data-folder.ts';
import { askSecret } from './ask-secret.ts';
import { openFolder } from './open-folder.ts';

const USAGE =
  'Usage\u202f: npm run new:base -- --landlord ID --agency AGENCE --post GUICHET --till CODE --login IDENTIFIANT --name "Prénom Nom" [--data DOSSIER]. Le mot de passe est demandé, ou lu sur l\'entrée.';
const WANTED = ['landlord', 'agency', 'post', 'till', 'login', 'name'] as const;

/**
 * `npm run new:base`: gives an empty data folder to a landlord, with its first administrator, who then imports the
 * ERP's folder. For the loopback door, whose key is a file; Electron's key belongs to the session of its user.
 */
async function run(args: readonly string[]): Promise<void> {
  const asked = read(args);
  if (asked === undefined) return fail(USAGE);
  const dataFolder = resolve(asked.data ?? defaultDataFolder());
  const password = await askSecret("Mot de passe de l'administrateur\u202f: ");
  const core = openFolder(dataFolder);
  try {
    const { fault } = core.services.base;
    if (fault !== undefined) return fail(`${fault.words.title}. ${fault.words.kept} ${fault.words.next}`);
    const { landlord, agency, post, till, login, name } = asked;
    const administrator = { login, name, password };
    await createRealBase(core.services, { landlordId: landlord, agency, post, till, administrator });
    console.log(
      `La base de ${landlord} est prête dans ${dataFolder}. Lancez Guichet, puis Administration → Importer.`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fail(error.message);
  } finally {
    await core.close();
  }
}

type Asked = Readonly<Record<(typeof WANTED)[number], string>> & { readonly data?: string };

function read(args: readonly string[]): Asked | undefined {
  const option = { type: 'string' } as const;
  const options = {
    landlord: option,
    agency: option,
    post: option,
    till: option,
    login: option,
    name: option,
    data: option,
  };
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    return WANTED.every((name) => values[name] !== undefined) ? (values as Asked) : undefined;
  } catch {
    return undefined;
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

await run(process.argv.slice(2));
