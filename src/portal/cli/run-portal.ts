import { assertNever } from '../../rules/brand.ts';
import { portalLog } from '../log/portal-log.ts';
import { ownDatabase } from '../server/own-database.ts';
import { PortalStop } from '../server/portal-stop.ts';
import type { PortalServices } from '../server/services.ts';
import { portalStore } from '../store/portal-store.ts';
import { runBounce, TRY_AGAIN_LATER } from './bounce-command.ts';
import { type Console, systemConsole } from './console.ts';
import { runDevices, runEnrol, runRevoke } from './device-commands.ts';
import { runExport, runImport } from './erp-commands.ts';
import { openPlace } from './open-place.ts';
import { type Place, type PortalCommand, readCommand } from './options.ts';
import { serve } from './serve.ts';
import { runStaff } from './staff-commands.ts';

/** `npm run portal -- …`; resolves with the exit code. */
export async function runPortal(args: readonly string[], console: Console = systemConsole): Promise<number> {
  const read = readCommand(args);
  if (read.kind === 'refused') {
    console.warn(read.sentence);
    return 1;
  }
  try {
    if (read.command.name === 'serve') return await serve(read.command, read.place, console);
    return await runOnce(read.command, read.place, console);
  } catch (error) {
    const known = error instanceof PortalStop;
    // The mail server keeps the message, and gives it again: the database is away.
    if (read.command.name === 'bounce') {
      console.warn(known ? error.message : "Le message n'a pas pu être traité\u202f: à redonner plus tard.");
      return TRY_AGAIN_LATER;
    }
    if (!known) throw error;
    console.warn(error.message);
    return 1;
  }
}

type OneCommand = Exclude<PortalCommand, { readonly name: 'serve' }>;

/** @throws PortalStop */
async function runOnce(command: OneCommand, place: Place, console: Console): Promise<number> {
  const database = await openPlace(place, console);
  try {
    const { landlord, mode } = await ownDatabase(database, place.landlord);
    const now = Date.now;
    const services: PortalServices = {
      database,
      store: portalStore(database, { now }),
      now,
      // A command speaks in sentences; only the server keeps a log.
      log: portalLog({ write: () => {} }),
      landlord,
      mode,
    };
    await run(command, services, console);
    return 0;
  } finally {
    await database.close();
  }
}

function run(command: OneCommand, services: PortalServices, console: Console): Promise<void> {
  switch (command.name) {
    case 'import':
      return runImport(command, services, console);
    case 'export':
      return runExport(command, services, console);
    case 'staff-add':
    case 'staff-close':
    case 'staff-open':
    case 'staff-password':
      return runStaff(command, services, console);
    case 'enrol':
      return runEnrol(command, services, console);
    case 'devices':
      return runDevices(services, console);
    case 'revoke':
      return runRevoke(command, services, console);
    case 'bounce':
      return runBounce(command, services, console);
    default:
      return assertNever(command);
  }
}
