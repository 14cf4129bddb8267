import { CODE_HOURS, listDevices, makeEnrolmentCode, revokeDevice } from '../devices/manage-devices.ts';
import { PortalStop } from '../server/portal-stop.ts';
import type { PortalServices } from '../server/services.ts';
import type { Console } from './console.ts';

type Wanted = {
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly kiosk: boolean;
};

/** Prints the one-time code: it is told once, and not kept. @throws PortalStop */
export async function runEnrol(wanted: Wanted, services: PortalServices, console: Console): Promise<void> {
  const { agency, post, till, kiosk } = wanted;
  const kind = kiosk ? 'kiosk' : 'counter';
  const made = await makeEnrolmentCode(services, { agency, post, till, kind, by: 'ligne de commande' });
  if (made.kind === 'refused') throw new PortalStop(made.sentence);
  console.say(`Code à usage unique, valable ${CODE_HOURS} h\u202f: ${made.shown}`);
}

export async function runDevices(services: PortalServices, console: Console): Promise<void> {
  const devices = await listDevices(services);
  if (devices.length === 0) console.say("Aucun poste n'est relié.");
  for (const { id, agency, post, till, kind, enrolledAt, lastSeenAt, revokedAt } of devices) {
    const state =
      revokedAt !== null
        ? `retiré le ${instant(revokedAt)}`
        : lastSeenAt === null
          ? "n'est pas encore venu"
          : `vu le ${instant(lastSeenAt)}`;
    const name = kind === 'kiosk' ? `${post} (borne)` : post;
    console.say([id, agency, name, till, `relié le ${instant(enrolledAt)}`, state].join('\t'));
  }
}

/** @throws PortalStop */
export async function runRevoke(
  { device }: { readonly device: string },
  services: PortalServices,
  console: Console,
): Promise<void> {
  if (!(await revokeDevice(services, device))) {
    throw new PortalStop(`Aucun poste relié n'a l'identifiant «\u202f${device}\u202f».`);
  }
  console.say("Poste retiré\u202f: il ne reçoit et n'envoie plus rien. Ce qu'il avait envoyé est gardé.");
}

/** UTC, to the minute. */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
