import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, type Procedures, query } from '../procedures/procedures.ts';
import { directory } from './directory.ts';

/** Destination "Contacts": whom to call, without an account. */
export function contactsHandlers(core: CoreServices, os: Procedures) {
  return {
    directory: os.contacts.directory.handler(
      query(core, ({ db }, sought) => directory(db, currentProfile(db), sought, localDay(core.ports.clock))),
    ),
  };
}
