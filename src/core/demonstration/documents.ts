import {
  addDays,
  formatDate,
  formatMonth,
  formatMonthCapitalised,
  type IsoDate,
  type IsoMonth,
  shiftMonth,
} from '../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../rules/money.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import type { DemoCalendar } from './calendar.ts';
import type { DemoAccount, DemoEntry } from './model.ts';
import { type PdfText, writePdf } from './pdf.ts';

/** A document of documents/, written only when asked for. */
export type DemoDocument = {
  readonly type: 'avis' | 'quittance' | 'regularisation';
  readonly periode: IsoMonth | null;
  readonly date_emission: IsoDate;
  readonly fichier: string;
  bytes(): Uint8Array;
};

const NOTICES = 3;

/** An account's documents: the last three notices, the last quittance and the last account of charges. */
export function documentsOf(
  profile: LandlordProfile,
  account: DemoAccount,
  calendar: DemoCalendar,
): DemoDocument[] {
  const entries = [...account.entries()];
  const stem = account.reference.key.replace(/[^0-9A-Za-z]+/g, '-');
  const months = Array.from({ length: NOTICES }, (_, i) => calendar.monthBack(NOTICES - 1 - i));
  const billed = months.filter((month) => linesOf(entries, month).length > 0);
  const notices = billed.map((month): DemoDocument => {
    const name = `${stem}-avis-${month}.pdf`;
    return document('avis', month, calendar.billedOn(month), name, () =>
      notice(profile, account, entries, month, calendar),
    );
  });
  const settled = [1, 2, 3, 4, 5, 6]
    .map((back) => calendar.monthBack(back))
    .find((month) => isSettled(entries, month));
  const quittances =
    settled === undefined
      ? []
      : [
          document(
            'quittance',
            settled,
            addDays(calendar.dueOn(settled), 2),
            `${stem}-quittance-${settled}.pdf`,
            () => receipt(profile, account, entries, settled, calendar),
          ),
        ];
  const charge = entries.findLast((entry) => entry.nature === 'regularisation');
  const charges =
    charge === undefined
      ? []
      : [
          document(
            'regularisation',
            charge.periode,
            charge.date,
            `${stem}-regularisation-${charge.date}.pdf`,
            () => chargesAccount(profile, account, charge),
          ),
        ];
  return [...notices, ...quittances, ...charges];
}

function document(
  type: DemoDocument['type'],
  periode: IsoMonth | null,
  date_emission: IsoDate,
  fichier: string,
  bytes: () => Uint8Array,
): DemoDocument {
  return { type, periode, date_emission, fichier, bytes };
}

function linesOf(entries: readonly DemoEntry[], month: IsoMonth): DemoEntry[] {
  return entries.filter((entry) => entry.periode === month && entry.echeance !== null);
}

function paymentsOf(entries: readonly DemoEntry[], month: IsoMonth): DemoEntry[] {
  return entries.filter(
    (entry) => entry.periode === month && entry.echeance === null && entry.nature.startsWith('paiement'),
  );
}

function sum(entries: readonly DemoEntry[]): number {
  return entries.reduce((total, entry) => total + entry.cents, 0);
}

function isSettled(entries: readonly DemoEntry[], month: IsoMonth): boolean {
  const owed = sum(linesOf(entries, month));
  return owed > 0 && -sum(paymentsOf(entries, month)) === owed;
}

const LEFT = 50;
const RIGHT = 545;

function letter(profile: LandlordProfile, account: DemoAccount, title: string, below: string): PdfText[] {
  const { letterhead } = profile;
  const { dwelling } = account;
  const holders = account.people.filter(
    ({ role }) => role === 'signataire_principal' || role === 'cosignataire',
  );
  const address = [
    ...holders.map(({ civilite, nom, prenom }) =>
      [civilite === 'STE' ? null : civilite, nom, prenom].filter(Boolean).join(' '),
    ),
    dwelling.adresse1,
    [
      dwelling.batiment === null ? null : `Bât. ${dwelling.batiment}`,
      dwelling.escalier === null ? null : `Esc. ${dwelling.escalier}`,
      dwelling.porte === null ? null : `Apt ${dwelling.porte}`,
    ]
      .filter(Boolean)
      .join(' '),
    dwelling.adresse2,
    `${dwelling.code_postal} ${dwelling.commune.toUpperCase()}`,
  ].filter((line): line is string => line !== null && line !== '');
  return [
    { x: LEFT, y: 60, text: letterhead.legalName, size: 15, bold: true },
    { x: LEFT, y: 76, text: profile.legalForm, size: 9 },
    ...letterhead.lines.map((text, i) => ({ x: LEFT, y: 90 + i * 13, text, size: 9 })),
    { x: LEFT, y: 150, text: profile.printedReference.name.toUpperCase(), size: 8, bold: true },
    { x: LEFT, y: 166, text: account.reference.printed, size: 12, bold: true },
    ...address.map((text, i) => ({ x: 320, y: 150 + i * 15, text, size: 11 })),
    { x: LEFT, y: 270, text: title, size: 20, bold: true },
    { x: LEFT, y: 290, text: below, size: 10 },
  ];
}

function table(rows: readonly (readonly [string, string])[], from: number): PdfText[] {
  return rows.flatMap(([label, amount], i) => [
    { x: LEFT, y: from + i * 20, text: label },
    { x: RIGHT, y: from + i * 20, text: amount, right: true },
  ]);
}

function total(label: string, cents: number, y: number): PdfText[] {
  return [
    { x: LEFT, y, text: label, bold: true, size: 12 },
    { x: RIGHT, y, text: formatEuros(cents), bold: true, size: 12, right: true },
  ];
}

const SPECIMEN = 'SPÉCIMEN';

function notice(
  profile: LandlordProfile,
  account: DemoAccount,
  entries: readonly DemoEntry[],
  month: IsoMonth,
  calendar: DemoCalendar,
): Uint8Array {
  const lines = linesOf(entries, month);
  const made = calendar.billedOn(month);
  const before = sum(
    entries.filter((entry) => entry.date <= made && !(entry.periode === month && entry.echeance !== null)),
  );
  const net = before + sum(lines);
  const due = `Échéance du ${formatDate(calendar.dueOn(month))}`;
  const end = 330 + lines.length * 20;
  const title = "Avis d'échéance";
  return writePdf(
    `${title} ${formatMonth(month)}`,
    [
      ...letter(profile, account, title, `${formatMonthCapitalised(month)}. ${due}.`),
      ...table(
        lines.map((line) => [line.libelle, formatAmount(line.cents)]),
        330,
      ),
      ...total('Total du mois', sum(lines), end + 10),
      ...table([['Solde antérieur', formatAmount(before)]], end + 34),
      ...total('Net à payer', Math.max(0, net), end + 60),
      ...(net < 0 ? table([['Avoir reporté sur le mois suivant', formatAmount(-net)]], end + 84) : []),
      {
        x: LEFT,
        y: 790,
        text: 'Cet avis ne vaut pas quittance. Document de démonstration, personnes et montants inventés.',
        size: 8,
      },
    ],
    SPECIMEN,
  );
}

function receipt(
  profile: LandlordProfile,
  account: DemoAccount,
  entries: readonly DemoEntry[],
  month: IsoMonth,
  calendar: DemoCalendar,
): Uint8Array {
  const lines = linesOf(entries, month);
  const payments = paymentsOf(entries, month);
  const end = 330 + lines.length * 20;
  return writePdf(
    `Quittance ${formatMonth(month)}`,
    [
      ...letter(
        profile,
        account,
        'Quittance de loyer',
        `${formatMonthCapitalised(month)}, exigible le ${formatDate(calendar.dueOn(month))}.`,
      ),
      ...table(
        lines.map((line) => [line.libelle, formatAmount(line.cents)]),
        330,
      ),
      ...total('Net dû par le locataire', sum(lines), end + 10),
      ...table(
        payments.map((one) => [`${formatDate(one.date)}, ${one.libelle}`, formatAmount(-one.cents)]),
        end + 40,
      ),
      ...total('Total reçu', -sum(payments), end + 50 + payments.length * 20),
      { x: LEFT, y: 790, text: 'Document de démonstration, personnes et montants inventés.', size: 8 },
    ],
    SPECIMEN,
  );
}

function chargesAccount(profile: LandlordProfile, account: DemoAccount, entry: DemoEntry): Uint8Array {
  const year = Number(entry.date.slice(0, 4)) - 1;
  const asked = account.lease.charges ?? 0;
  return writePdf(
    `Régularisation de charges ${year}`,
    [
      ...letter(profile, account, 'Régularisation de charges', `Du 1er janvier au 31 décembre ${year}.`),
      ...table(
        [
          ['Provisions appelées', formatAmount(asked * 12)],
          ['Charges réelles', formatAmount(asked * 12 + entry.cents)],
        ],
        330,
      ),
      ...total(entry.cents < 0 ? 'En votre faveur' : 'À votre charge', Math.abs(entry.cents), 390),
      {
        x: LEFT,
        y: 430,
        text: `Reporté sur le compte en ${formatMonth(entry.periode ?? shiftMonth(entry.date.slice(0, 7), 0))}.`,
      },
      { x: LEFT, y: 790, text: 'Document de démonstration, personnes et montants inventés.', size: 8 },
    ],
    SPECIMEN,
  );
}
