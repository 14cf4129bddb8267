import type { z } from 'zod';
import type { kioskDocumentsContract } from '../../../contract/kiosk/documents.ts';
import { libraryItems } from '../../../rules/documents/library.ts';
import { kioskOffers } from '../../../rules/kiosk/offers.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import { readLibrary } from '../../documents/library.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { QueryScope } from '../../procedures/procedures.ts';
import { refuseOffer } from '../acts/refusals.ts';
import { noDocument } from './offered-documents.ts';

type Items = z.infer<NonNullable<(typeof kioskDocumentsContract.library)['~orpc']['outputSchema']>>;
type Text = z.infer<NonNullable<(typeof kioskDocumentsContract.readLibrary)['~orpc']['outputSchema']>>;

/** Texts for everyone. @throws Refusal `BOR-OFFRE` */
export function libraryOfKiosk(scope: QueryScope): Items {
  const { profile, today } = libraryDesk(scope);
  const { resources } = scope.core.ports.directories;
  return libraryItems(profile, today)
    .filter(({ item }) => readLibrary(resources, profile.id, item) !== undefined)
    .map(({ item, title, summary }) => ({ item, title, summary }));
}

/** One of them. @throws Refusal `BOR-OFFRE`, `BOR-DOCUMENT` */
export function readLibraryOfKiosk(scope: QueryScope, { item }: { readonly item: string }): Text {
  const { profile, today } = libraryDesk(scope);
  const named = libraryItems(profile, today).some((one) => one.item === item);
  const text = named ? readLibrary(scope.core.ports.directories.resources, profile.id, item) : undefined;
  if (text === undefined) throw noDocument();
  const { title, specimen, sections } = text;
  return { title, specimen, sections };
}

function libraryDesk({ db, core }: QueryScope): {
  readonly profile: LandlordProfile;
  readonly today: string;
} {
  const profile = currentProfile(db);
  const today = localDay(core.ports.clock);
  if (!kioskOffers(profile, 'library', today)) refuseOffer();
  return { profile, today };
}
