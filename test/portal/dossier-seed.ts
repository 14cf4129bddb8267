import { createHash, randomUUID } from 'node:crypto';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { ContactDetails } from '../../src/rules/dossier/values.ts';
import { changeCommand, decideAt, declareCommand, phoneCommand } from './dossier-support.ts';
import { ACCOUNTS, FROM } from './review-seed.ts';
import { push } from './store-portal.ts';

const [ARC, GALL] = ACCOUNTS;
const HELD: ContactDetails = { phone1: '0639981234', phone2: null, email: 'elodie@exemple.example' };

export type DossierSeed = Readonly<
  Record<'phone' | 'late' | 'household' | 'declared' | 'address', string>
> & {
  /** SHA-256 of the supporting paper, which is here. */
  readonly paper: string;
};

/**
 * Changes of two accounts of AG1 as a post sent them: a telephone that waits, another on the same base that came too
 * late, a household, a declaration with its paper, an address in effect at once.
 */
export async function seedDossiers(database: PortalDatabase): Promise<DossierSeed> {
  const bytes = Buffer.from('%PDF-1.7\n%%EOF\n% acte de mariage\n');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ids = {
    ...{ phone: randomUUID(), late: randomUUID(), household: randomUUID() },
    ...{ declared: randomUUID(), address: randomUUID(), other: randomUUID() },
  };
  let seq = 300;
  const at = (hour: number) => ({
    ...{ incarnation: 'base-1', seq: ++seq, series: 'G2A' },
    at: `2026-11-17T${String(hour).padStart(2, '0')}:05:00.000Z`,
  });
  const contact = { account: GALL, name: 'LE GALL Élodie', base: HELD, state: 'a_valider' } as const;
  const alone = { civility: null, usageName: null };
  const outcomes = await push(
    database,
    FROM,
    phoneCommand(at(8), { ...contact, id: ids.other, value: { ...HELD, email: 'e.legall@exemple.example' } }),
    phoneCommand(at(9), { ...contact, id: ids.late, value: { ...HELD, phone1: '+33639980003' } }),
    changeCommand(at(10), {
      ...{ id: ids.household, account: ARC, part: 'foyer', state: 'a_valider', base: { occupants: [] } },
      value: {
        occupants: [{ ...alone, lastName: "D'ARC", firstName: 'Zoé <b>', birth: '2020-02-29' }],
      },
      comment: 'Vu le livret de famille',
    }),
    declareCommand(at(11), {
      ...{ id: ids.declared, account: ARC, person: 'code:P2' },
      files: [{ sha256, size: bytes.length, type: 'pdf', name: 'acte de mariage.pdf', pages: 1 }],
    }),
    changeCommand(at(12), {
      ...{ id: ids.address, account: ARC, part: 'adresse-courrier', base: { lines: null } },
      value: { lines: ['CHEZ MME PETIT', '12 RUE DU LAVOIR', '28000 CHARTRES'] },
    }),
  );
  if (outcomes.some(({ kind }) => kind !== 'accepted')) throw new Error(JSON.stringify(outcomes));
  await decideAt(database, 'AG1', ids.other, 'validee');
  const now = { ...HELD, email: 'e.legall@exemple.example' };
  await push(
    database,
    FROM,
    phoneCommand(at(13), { ...contact, id: ids.phone, base: now, value: { ...now, phone1: '+33639980002' } }),
  );
  await asLandlord(database, async (tx) => {
    await tx.insertInto('stored_file').values({ sha256, size: bytes.length, bytes }).execute();
    await tx
      .updateTable('attached_file')
      .set({ arrived_at: new Date() })
      .where('sha256', '=', sha256)
      .execute();
  });
  return { ...ids, paper: sha256 };
}
