import { mailSettings } from '../mail/mail-settings.ts';
import { createPortal, type Portal } from '../server/create-portal.ts';
import { PortalStop } from '../server/portal-stop.ts';
import { readPublicAddress } from '../server/public-address.ts';
import type { Console } from './console.ts';
import { openPlace } from './open-place.ts';
import type { Place, PortalCommand } from './options.ts';
import { startFault } from './start-fault.ts';

type ServeCommand = Extract<PortalCommand, { readonly name: 'serve' }>;

/** What has begun and does not end in this time is left to the database's own durability. */
const CLOSE_LIMIT_MS = 15_000;

/**
 * Serves until a signal comes; resolves with the exit code once what had begun is finished.
 * @throws PortalStop
 */
export async function serve(command: ServeCommand, place: Place, console: Console): Promise<number> {
  const { promise: asked, resolve: stop } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop());
  const database = await openPlace(place, console);
  const port = command.port ?? portOf(process.env.PORT);
  let portal: Portal;
  try {
    portal = await createPortal({
      database,
      landlord: place.landlord,
      stateFolder: place.state,
      port,
      host: process.env.HOST ?? '127.0.0.1',
      publicAddress: readPublicAddress(process.env.PUBLIC_URL),
      mail: mailSettings(process.env),
      trustProxy: command.trustProxy,
    });
  } catch (error) {
    await database.close();
    throw startFault(error, port);
  }
  if (portal.newEpoch) {
    console.warn(
      'La base du portail est revenue en arrière\u202f: une nouvelle époque commence, et les postes renvoient ce qui manque.',
    );
  }
  if (place.state === undefined) {
    console.warn(
      'Sans --state, le portail ne saurait pas de lui-même que sa base est revenue à une copie plus ancienne.',
    );
  }
  if (!portal.services.sendsMail) {
    console.warn('Sans SMTP_URL, aucun courriel ne part\u202f: ils attendent, page Courriels.');
  }
  if (portal.services.mode === 'demonstration') console.say('Portail en mode démonstration.');
  console.say(`Portail: ${portal.address}/`);

  await asked;
  // Referenced on purpose: what will not end must not keep the machine from stopping.
  const limit = setTimeout(() => process.exit(1), CLOSE_LIMIT_MS);
  await portal.close();
  clearTimeout(limit);
  return 0;
}

/** @throws PortalStop */
function portOf(given: string | undefined): number {
  const port = Number(given ?? '0');
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new PortalStop('PORT attend un nombre de 0 à 65535.');
}
