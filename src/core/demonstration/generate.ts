import type { IsoDate } from '../../rules/dates.ts';
import type { ImportedRow, ImportFileId, ImportRows } from '../../rules/import/files.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type AccountContext, accountAt, placeOf } from './accounts.ts';
import { calendarOf } from './calendar.ts';
import { type DemoDocument, documentsOf } from './documents.ts';
import { DWELLINGS_PER_RESIDENCE, estateOf } from './dwellings.ts';
import { fixedAccountsOf, fixedResidence } from './fixed-accounts.ts';
import {
  agenciesOf,
  announcementsOf,
  commonContacts,
  commonRequests,
  residenceContacts,
} from './landlord-facts.ts';
import type { DemoAccount, DemoResidence } from './model.ts';
import { territoryOf } from './places.ts';
import { prng } from './prng.ts';
import { chosenReferences } from './references.ts';

export type DemonstrationOptions = {
  readonly profile: LandlordProfile;
  /** Leases, the fixed accounts included. */
  readonly accounts: number;
  readonly seed: number;
  /** Months of entries before today's, 24 unless told. */
  readonly months?: number;
  /** Part of the accounts that carry 24 months when `months` is less: 0.01 for benches. */
  readonly deepShare?: number;
  /** The day on which everything is counted back. */
  readonly today: IsoDate;
};

/** The demonstration of a landlord: the rows that its folder would give, and the documents beside them. */
export type Demonstration = {
  /** The rows of one file, with the lines they would stand on. */
  rowsOf<Id extends ImportFileId>(file: Id): Generator<ImportRows[Id], void>;
  /** Every row, account by account: each names only rows given before. One pass, no memory. */
  rows(): Generator<ImportedRow, void>;
  /** The PDFs named by documents.csv. */
  documents(): Generator<DemoDocument, void>;
};

const DEEP_MONTHS = 24;
/** Accounts that carry documents: the fixed ones and these first ranks. */
const DOCUMENTED_RANKS = 40;

/**
 * The demonstration of a landlord: deterministic, streamed, with the fixed accounts to the cent.
 * @throws RangeError when fewer accounts are asked for than the landlord has fixed ones
 */
export function generateDemonstration(options: DemonstrationOptions): Demonstration {
  const { profile, seed, today } = options;
  const months = options.months ?? DEEP_MONTHS;
  const calendar = calendarOf(profile, today);
  const territory = territoryOf(profile.id, profile.letterhead.city);
  const estate = estateOf(profile, territory, seed);
  const town = territory.towns[0]?.[0] ?? { postCode: '99000', town: profile.letterhead.city };
  const ownResidence = fixedResidence(profile.id, town);
  const fixed = fixedAccountsOf(profile.id, ownResidence, months, calendar);
  const count = options.accounts - fixed.length;
  if (count < 0) throw new RangeError(`At least ${fixed.length} accounts`);
  const deepShare = options.deepShare ?? 0;
  const context: AccountContext = {
    profile,
    estate,
    calendar,
    seed,
    chosen: chosenReferences(profile.id),
    spanOf: (rank) => (prng(seed, rank, 51).next() < deepShare ? Math.max(months, DEEP_MONTHS) : months),
  };

  /** Rows before their line is known, in an order where each names only rows before it. */
  function* unnumbered(wanted: (file: ImportFileId) => boolean): Generator<Unnumbered, void> {
    if (wanted('agences'))
      for (const row of agenciesOf(profile, territory, seed)) yield { file: 'agences', row };
    const news = {
      code_residence: '*',
      titre: "Horaires d'accueil",
      texte: "L'agence ferme à 16 h le vendredi.",
      du: today,
      au: null,
    };
    yield* residenceRows(ownResidence, 0, wanted);
    if (wanted('interlocuteurs'))
      for (const row of commonContacts(territory, seed)) yield { file: 'interlocuteurs', row };
    if (wanted('annonces')) yield { file: 'annonces', row: news };
    for (const [i, account] of fixed.entries()) yield* accountRows(account, 401 + i, true, wanted);
    for (let rank = 0; rank < count; rank += 1) {
      const { residence, unit } = placeOf(rank);
      if (unit === 1) {
        yield* residenceRows(estate.building(residence), residence, wanted);
        // One dwelling in each residence stands empty: a lodging without a lease is no fault.
        const vacant = estate.dwelling(residence, DWELLINGS_PER_RESIDENCE + 1).dwelling;
        if (wanted('logements')) yield { file: 'logements', row: vacant };
      }
      yield* accountRows(accountAt(context, rank), 10_000 + rank, rank < DOCUMENTED_RANKS, wanted);
    }
  }

  function* residenceRows(
    home: DemoResidence,
    rank: number,
    wanted: (file: ImportFileId) => boolean,
  ): Generator<Unnumbered, void> {
    const { code_residence, nom, agence, adresse, code_postal, commune } = home;
    const row = { code_residence, nom, agence, adresse, code_postal, commune };
    if (wanted('residences')) yield { file: 'residences', row };
    if (wanted('interlocuteurs'))
      for (const one of residenceContacts(profile, territory, home, rank, seed))
        yield { file: 'interlocuteurs', row: one };
    if (wanted('annonces'))
      for (const one of announcementsOf(home, rank, today, seed)) yield { file: 'annonces', row: one };
    if (wanted('demandes'))
      for (const one of commonRequests(home, rank, today, seed)) yield { file: 'demandes', row: one };
  }

  function* accountRows(
    account: DemoAccount,
    number: number,
    documented: boolean,
    wanted: (file: ImportFileId) => boolean,
  ): Generator<Unnumbered, void> {
    const { reference } = account;
    if (wanted('logements')) {
      yield { file: 'logements', row: account.dwelling };
      if (account.parking !== null) yield { file: 'logements', row: account.parking };
    }
    if (wanted('baux')) yield { file: 'baux', row: { reference, ...account.lease } };
    if (wanted('personnes'))
      for (const one of account.people) yield { file: 'personnes', row: { reference, ...one } };
    if (wanted('ecritures')) for (const row of entryRows(account, number)) yield { file: 'ecritures', row };
    if (wanted('documents') && documented) {
      for (const { type, periode, date_emission, fichier } of documentsOf(profile, account, calendar)) {
        yield { file: 'documents', row: { reference, type, periode, date_emission, fichier } };
      }
    }
    if (wanted('assurances'))
      for (const one of account.insurance) yield { file: 'assurances', row: { reference, ...one } };
    if (wanted('plans') && account.plan !== null)
      yield { file: 'plans', row: { reference, ...account.plan } };
    if (wanted('espaces'))
      for (const one of account.spaces) yield { file: 'espaces', row: { reference, ...one } };
    if (wanted('demandes')) {
      for (const [i, one] of account.requests.entries()) {
        yield {
          file: 'demandes',
          row: { numero: `DL-${number}-${i + 1}`, reference, code_residence: null, ...one },
        };
      }
    }
  }

  function* rows(wanted: (file: ImportFileId) => boolean = () => true): Generator<ImportedRow, void> {
    const lines = new Map<ImportFileId, number>();
    for (const { file, row } of unnumbered(wanted)) {
      const line = (lines.get(file) ?? 1) + 1;
      lines.set(file, line);
      // `unnumbered` pairs each file with its own row; only the line is added here.
      yield { file, row: { line, ...row } } as ImportedRow;
    }
  }

  return {
    rows: () => rows(),
    *rowsOf<Id extends ImportFileId>(file: Id): Generator<ImportRows[Id], void> {
      for (const { row } of rows((one) => one === file)) yield row as ImportRows[Id];
    },
    *documents(): Generator<DemoDocument, void> {
      for (const account of fixed) yield* documentsOf(profile, account, calendar);
      for (let rank = 0; rank < Math.min(count, DOCUMENTED_RANKS); rank += 1) {
        yield* documentsOf(profile, accountAt(context, rank), calendar);
      }
    },
  };
}

type Unnumbered = {
  [Id in ImportFileId]: { readonly file: Id; readonly row: Omit<ImportRows[Id], 'line'> };
}[ImportFileId];

/** The entries of an account with their numbers: one notice a month, its lines numbered, payments apart. */
function* entryRows(
  account: DemoAccount,
  number: number,
): Generator<Omit<ImportRows['ecritures'], 'line'>, void> {
  const { reference } = account;
  let notice = '';
  let position = 0;
  let payments = 0;
  for (const entry of account.entries()) {
    const ofNotice = entry.echeance !== null && entry.periode !== null;
    const month = (ofNotice ? (entry.periode ?? '') : entry.date).slice(2, 7).replace('-', '');
    if (ofNotice) {
      position = notice === month ? position + 1 : 1;
      notice = month;
    } else payments += 1;
    const piece = ofNotice
      ? `Q${month}${String(number).padStart(4, '0')}-${position}`
      : `P${number}-${payments}`;
    yield {
      reference,
      piece,
      date: entry.date,
      echeance: entry.echeance,
      periode: entry.periode,
      nature: entry.nature,
      libelle: entry.libelle,
      debit: entry.cents > 0 ? (entry.cents as DemoCents) : null,
      credit: entry.cents < 0 ? (-entry.cents as DemoCents) : null,
      id_guichet: null,
    };
  }
}

type DemoCents = NonNullable<ImportRows['ecritures']['debit']>;
