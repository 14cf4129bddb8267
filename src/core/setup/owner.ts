import { readMeta } from '../database/meta.ts';
import { type ProfileFile, readProfileFile } from '../landlords/resources.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';

type UsableProfile = Extract<ProfileFile, { kind: 'ok' }>;

/**
 * The profile of the landlord a base is about to be given to.
 * @throws Refusal `SET-001` when it already belongs to one, `PRO-003` when the profile cannot be used
 */
export function profileForNewBase(core: CoreServices, landlordId: string): UsableProfile {
  if (readMeta(core.base.readable(), 'landlord') !== undefined) throw alreadyOwned();
  const file = readProfileFile(core.ports.directories.resources, landlordId);
  if (file.kind === 'ok') return file;
  throw new Refusal('PRO-003', file.sentence, {
    field: 'landlordId',
    kept: "Rien n'a été créé.",
    next: 'Choisissez un autre bailleur, ou réinstallez Guichet.',
  });
}

export function alreadyOwned(): Refusal {
  return new Refusal(
    'SET-001',
    'La base de ce poste appartient déjà à un bailleur\u202f: elle reste telle quelle.',
    {
      next: 'Pour une autre base, lancez Guichet avec un autre dossier de données.',
    },
  );
}
