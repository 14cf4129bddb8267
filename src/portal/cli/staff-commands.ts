import { assertNever } from '../../rules/brand.ts';
import { listAgencies } from '../devices/agencies.ts';
import { PortalStop } from '../server/portal-stop.ts';
import type { PortalServices } from '../server/services.ts';
import { addStaff, type StaffChange, setStaffActive, setStaffPassword } from '../staff/accounts.ts';
import { askPassword } from './ask-password.ts';
import type { Console } from './console.ts';
import type { PortalCommand } from './options.ts';

type StaffCommand = Extract<PortalCommand, { readonly name: `staff-${string}` }>;

/** @throws PortalStop */
export async function runStaff(
  command: StaffCommand,
  services: PortalServices,
  console: Console,
): Promise<void> {
  const done = await change(command, services);
  if (done.kind === 'refused') throw new PortalStop(done.sentence);
  console.say(saidOf(command));
}

async function change(command: StaffCommand, { database }: PortalServices): Promise<StaffChange> {
  const { login } = command;
  switch (command.name) {
    case 'staff-add': {
      const { fullName: name, role, agency } = command;
      const agencies = await listAgencies(database);
      if (agency !== null && agencies.length > 0 && !agencies.some(({ code }) => code === agency)) {
        return { kind: 'refused', sentence: `L'agence «\u202f${agency}\u202f» n'est pas connue.` };
      }
      return addStaff(database, { login, name, role, agency, password: await askPassword() });
    }
    case 'staff-close':
      return setStaffActive(database, login, false);
    case 'staff-open':
      return setStaffActive(database, login, true);
    case 'staff-password':
      return setStaffPassword(database, login, await askPassword());
    default:
      return assertNever(command);
  }
}

function saidOf({ name, login }: StaffCommand): string {
  const account = `Compte «\u202f${login}\u202f»`;
  switch (name) {
    case 'staff-add':
      return `${account} créé\u202f: ses postes le reçoivent à leur prochain échange.`;
    case 'staff-close':
      return `${account} fermé\u202f: ses postes le ferment à leur prochain échange.`;
    case 'staff-open':
      return `${account} rouvert.`;
    case 'staff-password':
      return `${account}\u202f: mot de passe changé.`;
    default:
      return assertNever(name);
  }
}
