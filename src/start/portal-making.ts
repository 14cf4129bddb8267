import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemonstrationBase } from '../contract/core-process.ts';
import { writeDemonstration } from '../core/demonstration/write.ts';
import { readProfileFile } from '../core/landlords/resources.ts';
import { DEMONSTRATION_AGENTS, initialsOf } from '../core/setup/demonstration-agents.ts';
import { makeEnrolmentCode, revokeDevice } from '../portal/devices/manage-devices.ts';
import { importErp } from '../portal/erp/import-erp.ts';
import { type PortalLog, portalLog } from '../portal/log/portal-log.ts';
import { createPortal, type Portal, type PortalOptions } from '../portal/server/create-portal.ts';
import { ownDatabase } from '../portal/server/own-database.ts';
import { openPortalDatabase, type PortalDatabase } from '../portal/store/database.ts';
import { isoDate } from '../rules/dates.ts';
import type { DemonstrationFolder } from './portal-folder.ts';
import { root } from './run-step.ts';

/** The same accounts as on the post: see core/import/make-demonstration. */
const SEED = 1;
const MONTHS = 24;
/** The demonstration's post serves every account of its landlord: they are one agency's here. */
const AGENCY = 'AG1';

type Made = {
  readonly portal: Portal;
  /** How the base is joined; null when it is. */
  readonly join: { readonly code: string; readonly adopt: boolean } | null;
};

/** Opens the demonstration portal of a base, made first if it is not there. */
export async function makeDemonstrationPortal(
  own: DemonstrationFolder,
  base: DemonstrationBase,
  onMaking: () => void,
  log: PortalLog = portalLog(),
): Promise<Made> {
  const facts = JSON.stringify([base.landlordId, base.accounts, base.day]);
  // A base that knows no portal is a new one: what another had sent is not its own.
  const anew = own.madeFrom() === null || (base.portal === null && own.joinedAt() !== null);
  if (anew || (base.portal === null && own.madeFrom() !== facts)) {
    onMaking();
    own.empty();
    await make(own, base);
    own.rememberOrigin(facts);
  }
  const database = await openPortalDatabase({ folder: own.database });
  const portal = await serve({ database, log, landlord: base.landlordId, stateFolder: own.state }, base);
  const known = base.portal;
  if (known !== null && portal.address === known.address) return { portal, join: null };
  if (known !== null) await revokeDevice(portal.services, known.device);
  const { post, till, station } = base;
  const wanted = { agency: AGENCY, post, till, kind: station, by: 'démonstration' };
  const code = await makeEnrolmentCode(portal.services, wanted);
  if (code.kind === 'refused') throw new Error(code.sentence);
  own.rememberAddress(portal.address);
  // The first time, a counter's base holds what the portal holds; later, something may have come in between. A kiosk's
  // people are told from each other by hashes of the portal's own making: they come down.
  return { portal, join: { code: code.shown, adopt: known === null && station === 'counter' } };
}

/** On the port the base knows, or on another one when it is taken. */
async function serve(options: PortalOptions, { portal }: DemonstrationBase): Promise<Portal> {
  const port = portal === null ? 0 : Number(new URL(portal.address).port);
  try {
    return await createPortal({ ...options, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return createPortal({ ...options, port: 0 });
  }
}

async function make(own: DemonstrationFolder, base: DemonstrationBase): Promise<void> {
  writeFiles(own.draft, base);
  const database = await openPortalDatabase({ folder: own.database });
  try {
    const { landlord } = await ownDatabase(database, base.landlordId);
    const report = await importErp(database, { folder: own.draft, landlord, dryRun: false, now: Date.now() });
    if (report.refused !== null) throw new Error(report.refused);
    await addAgents(database);
  } finally {
    await database.close();
    rmSync(own.draft, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, { landlordId, accounts, day }: DemonstrationBase): void {
  const profile = readProfileFile(join(root, 'resources'), landlordId);
  if (profile.kind !== 'ok') throw new Error(profile.sentence);
  writeDemonstration(folder, {
    profile: profile.profile,
    accounts,
    months: MONTHS,
    seed: SEED,
    today: isoDate(day),
  });
  const residences = join(folder, 'residences.csv');
  writeFileSync(residences, inOneAgency(readFileSync(residences, 'utf8')));
}

/** Every residence in one agency: a cell that is an agency's code is nothing else in that file. */
export function inOneAgency(residences: string): string {
  return residences.replaceAll(/(?<=;)AG\d+(?=;)/g, AGENCY);
}

/** The people of the demonstration, for the pages; the base has them already, and they do not come down. */
async function addAgents({ db }: PortalDatabase): Promise<void> {
  const rows = DEMONSTRATION_AGENTS.map(({ login, name, jobTitle, role, passwordHash }) => ({
    id: `demonstration-${login}`,
    login,
    name,
    initials: initialsOf(name),
    job_title: jobTitle,
    role,
    agency: null,
    password_hash: passwordHash,
    active: true,
  }));
  await db.insertInto('staff').values(rows).execute();
}
