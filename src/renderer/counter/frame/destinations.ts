import type { Route } from '../../app/route.ts';
import {
  type Icon,
  IconAdministration,
  IconAttestation,
  IconContacts,
  IconDocuments,
  IconHome,
  IconOutbox,
  IconRegister,
  IconRequest,
  IconTill,
} from '../../ui/icons.ts';

export type Destination = {
  readonly id:
    | 'home'
    | 'requests'
    | 'certificates'
    | 'registrations'
    | 'till'
    | 'documents'
    | 'contacts'
    | 'outbox'
    | 'administration';
  readonly icon: Icon;
  readonly route: Route;
  /** A hairline stands before it: the desk's own affairs begin. */
  readonly ruled?: boolean;
};

/** The rail, in its fixed order. An entry comes when its screen works, never before. */
export const DESTINATIONS: readonly Destination[] = [
  { id: 'home', icon: IconHome, route: { name: 'home' } },
  { id: 'requests', icon: IconRequest, route: { name: 'requests' } },
  { id: 'certificates', icon: IconAttestation, route: { name: 'certificates' } },
  { id: 'registrations', icon: IconRegister, route: { name: 'registrations' } },
  { id: 'till', icon: IconTill, route: { name: 'till', page: 'now' } },
  { id: 'documents', icon: IconDocuments, route: { name: 'documents' } },
  { id: 'contacts', icon: IconContacts, route: { name: 'contacts' } },
  { id: 'outbox', icon: IconOutbox, route: { name: 'outbox' }, ruled: true },
  { id: 'administration', icon: IconAdministration, route: { name: 'administration', page: 'import' } },
];

/** Where a screen belongs on the rail: an open account is part of Accueil. */
export function destinationOf(route: Route): Destination['id'] {
  if (route.name === 'account') return 'home';
  if (route.name === 'request') return 'requests';
  return route.name === 'registration' ? 'registrations' : route.name;
}
