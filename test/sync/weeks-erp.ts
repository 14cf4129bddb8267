import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { writeDemonstration } from '../../src/core/demonstration/write.ts';
import { readProfileFile } from '../../src/core/landlords/resources.ts';
import { readBack } from '../../src/exchange/write-csv.ts';
import { isoDate } from '../../src/rules/dates.ts';
import { RESOURCES } from '../support/test-ports.ts';

export const AGENCY = 'A1';

/** One line of an exported encaissements.csv. */
export type ExportedLine = Readonly<
  Record<
    | 'id_guichet'
    | 'numero'
    | 'reference'
    | 'date'
    | 'montant'
    | 'mode'
    | 'periodes'
    | 'payeur'
    | 'caisse'
    | 'annule',
    string
  >
>;

/** The ERP of a landlord of one agency: hands over its whole picture, and posts what it is given. */
export type WeeksErp = {
  readonly folder: string;
  /** Posts the lines of the counters; `withId`: whether this ERP gives back the id of that line. */
  post(lines: readonly ExportedLine[], withId: (line: ExportedLine) => boolean): void;
};

export function weeksErp(folder: string, landlord: string, accounts: number, today: string): WeeksErp {
  const file = readProfileFile(RESOURCES, landlord);
  if (file.kind === 'unusable') throw new Error(file.sentence);
  writeDemonstration(folder, {
    profile: file.profile,
    accounts,
    seed: 7,
    months: 3,
    today: isoDate(today),
  });
  writeFileSync(join(folder, 'agences.csv'), `code;nom\r\n${AGENCY};Agence Centre\r\n`);
  moveResidences(join(folder, 'residences.csv'));
  const entries = join(folder, 'ecritures.csv');
  const columns = (readFileSync(entries, 'utf8').split(/\r?\n/)[0] ?? '').replace(/^\uFEFF/, '').split(';');
  let posted = 0;
  return {
    folder,
    post(lines, withId) {
      const rows = lines.map((line) => {
        posted += 1;
        const cells: Readonly<Record<string, string>> = {
          reference: line.reference,
          piece: `RETOUR${String(posted).padStart(6, '0')}`,
          date: line.date,
          nature: `paiement_${line.mode}`,
          libelle: 'Retour du guichet',
          [line.annule === '' ? 'credit' : 'debit']: line.montant,
          id_guichet: withId(line) ? line.id_guichet : '',
        };
        return columns.map((name) => cells[name] ?? '').join(';');
      });
      appendFileSync(entries, `${rows.join('\r\n')}\r\n`);
    },
  };
}

/** Every line of encaissements.csv in the batches of a folder. */
export function exportedLines(folder: string): readonly ExportedLine[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((batch) => {
      const text = readFileSync(join(folder, batch, 'encaissements.csv'));
      const rows = parse(text, { delimiter: ';', bom: true, columns: true }) as ExportedLine[];
      return rows.map(
        (row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, cell]) => [name, readBack(cell)]),
          ) as ExportedLine,
      );
    });
}

export function centsOf(amount: string): number {
  return Number(amount.replace(',', '')) * (amount.includes(',') ? 1 : 100);
}

function moveResidences(file: string): void {
  const [header = '', ...lines] = readFileSync(file, 'utf8').split(/\r?\n/);
  const at = header
    .replace(/^\uFEFF/, '')
    .split(';')
    .indexOf('agence');
  const moved = lines.filter((line) => line !== '').map((line) => line.split(';').with(at, AGENCY).join(';'));
  writeFileSync(file, `${[header, ...moved].join('\r\n')}\r\n`);
}
