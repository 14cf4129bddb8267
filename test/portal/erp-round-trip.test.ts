import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readBack } from '../../src/exchange/write-csv.ts';
import { decideProposal } from '../../src/portal/erp/decide.ts';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import type { ErpFiles } from '../support/erp-folder.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, NOW, query } from './erp-support.ts';
import { paymentCommand, reversalCommand } from './store-commands.ts';

type Line = Readonly<Record<string, string>>;

function linesOf(folder: string, file: string): readonly Line[] {
  const rows = parse(readFileSync(join(folder, file)), {
    delimiter: ';',
    bom: true,
    columns: true,
  }) as Line[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, readBack(cell)])),
  );
}

/** A landlord's ERP in small: it posts what it is given, and hands over its whole picture. */
function smallErp(references: readonly [string, string], withId: boolean) {
  const entries: string[] = [
    `${references[0]};L1;31/10/2026;10/11/2026;2026-10;loyer;Loyer;500,00;;`,
    `${references[1]};L2;31/10/2026;10/11/2026;2026-10;loyer;Loyer;700,00;;`,
  ];
  return {
    post(line: Line): void {
      const { id_guichet, reference, date, montant, mode, annule } = line;
      const [debit, credit] = annule === '' ? ['', montant] : [montant, ''];
      entries.push(
        `${reference};C${entries.length};${date};;;paiement_${mode};;${debit};${credit};${withId ? id_guichet : ''}`,
      );
    },
    picture(): ErpFiles {
      return {
        agences: ['code;nom', 'A1;Agence Centre'],
        residences: ['code_residence;nom;agence;code_postal;commune', 'R1;Les Bleuets;A1;28000;Chartres'],
        logements: [
          'code_logement;code_residence;adresse1;code_postal;commune',
          'D1;R1;1 rue des Bleuets;28000;Chartres',
          'D2;R1;2 rue des Bleuets;28000;Chartres',
        ],
        baux: [
          'reference;code_logement;date_effet',
          `${references[0]};D1;01/01/2020`,
          `${references[1]};D2;01/01/2020`,
        ],
        personnes: [
          'reference;role;nom;prenom',
          `${references[0]};signataire_principal;ROY;Anne`,
          `${references[1]};signataire_principal;BEN SALAH;Inès`,
        ],
        ecritures: [
          'reference;piece;date;echeance;periode;nature;libelle;debit;credit;id_guichet',
          ...entries,
        ],
      };
    },
  };
}

let seq = 0;
function pay(
  account: string,
  cents: number,
  more: Partial<Parameters<typeof paymentCommand>[1]> = {},
): WireCommand {
  seq += 1;
  return paymentCommand(
    { incarnation: 'i', seq, series: 'G1A' },
    { id: randomUUID(), account, cents, ...more },
  );
}
function takeBack(account: string, payment: string, cents: number): WireCommand {
  seq += 1;
  return reversalCommand(
    { incarnation: 'i', seq, series: 'G1A' },
    { id: randomUUID(), account, payment, cents },
  );
}

async function withPortal(landlord: string, work: (portal: ErpPortal) => Promise<void>): Promise<void> {
  const portal = await erpPortal(landlord);
  try {
    await work(portal);
  } finally {
    await portal.close();
  }
}

const exported = (portal: ErpPortal, more: { readonly batch?: number } = {}) =>
  exportErp(portal.database, { folder: portal.folder('out'), landlord: portal.landlord, now: NOW, ...more });

const LANDLORDS = [
  { landlord: 'cchartres', references: ['0030020788B', '0030020790D'], keys: ['0030020788', '0030020790'] },
  {
    landlord: 'auvergne-habitat',
    references: ['00012345678', '00012345679'],
    keys: ['0200012345678', '0200012345679'],
  },
  {
    landlord: 'habitat-du-gard',
    references: ['00418-22/B', '00419-22/C'],
    keys: ['00418-22/B', '00419-22/C'],
  },
] as const;
const CASES = LANDLORDS.flatMap((one) => [
  { ...one, withId: true, word: 'with id_guichet' },
  { ...one, withId: false, word: 'without id_guichet' },
]);

describe(`from the counter to the ERP and back (${POSTGRES_WORD})`, () => {
  it.each(CASES)(
    '$landlord, $word: each fact is counted once',
    async ({ landlord, references, keys, withId }) => {
      await withPortal(landlord, async (portal) => {
        const erp = smallErp(references, withId);
        await portal.bring(erp.picture());
        const [a, b] = keys;
        const cash = pay(a, 12_345, { payer: '=HYPERLINK("x";"y")' });
        const cheque = pay(b, 30_000, { mode: 'cheque' });
        const card = pay(a, 1_00, { mode: 'carte' });
        const slip = takeBack(b, cheque.id, 30_000);
        await portal.push('A1', cash, cheque, card, slip);
        const balances = async () => [await portal.balance(a), await portal.balance(b)];
        const truth = [50_000 - 12_345 - 100, 70_000 - 30_000 + 30_000];
        expect(await balances()).toEqual(truth);

        const { batches } = await exported(portal);
        expect(batches.map(({ no, lines }) => [no, lines['encaissements.csv']])).toEqual([[1, 4]]);
        const folder = batches[0]?.folder ?? '';
        const lines = linesOf(folder, 'encaissements.csv');
        expect(lines[0]).toEqual({
          id_guichet: cash.id,
          numero: (cash.result as { number: string }).number,
          reference: references[0],
          date: '17/11/2026',
          montant: '123,45',
          mode: 'especes',
          periodes: '2026-11',
          payeur: '=HYPERLINK("x";"y")',
          caisse: 'G1',
          annule: '',
        });
        expect(lines[3]).toMatchObject({
          id_guichet: slip.id,
          montant: '300,00',
          mode: 'cheque',
          annule: cheque.id,
        });
        expect(readFileSync(join(folder, 'encaissements.csv'), 'utf8')).toContain(
          `"'=HYPERLINK(""x"";""y"")"`,
        );
        // Nothing is new: nothing goes twice.
        expect((await exported(portal)).batches).toEqual([]);

        for (const line of lines) erp.post(line);
        const report = await portal.bring(erp.picture());
        expect(report.faults).toEqual([]);
        expect(await balances()).toEqual(truth);
        const open = await query<{ piece: string; payment: string }>(
          portal.database,
          "SELECT piece, payment FROM match_proposal WHERE state = 'open' ORDER BY piece",
        );
        expect(open).toHaveLength(withId ? 0 : 4);
        for (const { piece, payment } of open) {
          const staff = { id: 'chief', role: 'administrateur', agency: null } as const;
          expect(await decideProposal(portal.database, { piece, payment, accept: true, staff })).toEqual({
            kind: 'done',
          });
          expect(await balances()).toEqual(truth);
        }
        await portal.bring(erp.picture());
        expect(await balances()).toEqual(truth);
        expect((await exported(portal)).batches).toEqual([]);
      });
    },
  );
});

describe('a batch', () => {
  it('can be asked for again to the byte, whatever came since', async () => {
    await withPortal('cchartres', async (portal) => {
      const erp = smallErp(['0030020788B', '0030020790D'], true);
      await portal.bring(erp.picture());
      await portal.push('A1', pay('0030020788', 5_000), pay('0030020790', 6_000));
      const [first] = (await exported(portal)).batches;
      const kept = mkdtempSync(join(tmpdir(), 'guichet-lot-'));
      cpSync(first?.folder ?? '', kept, { recursive: true });
      await portal.push('A1', pay('0030020788', 7_000));
      expect((await exported(portal)).batches).toMatchObject([{ no: 2, lines: { 'encaissements.csv': 1 } }]);
      rmSync(first?.folder ?? '', { recursive: true });
      await exported(portal, { batch: 1 });
      expect(readdirSync(kept)).toHaveLength(7);
      for (const name of readdirSync(kept)) {
        expect(readFileSync(join(first?.folder ?? '', name))).toEqual(readFileSync(join(kept, name)));
      }
      rmSync(kept, { recursive: true });
      await expect(exported(portal, { batch: 3 })).rejects.toThrow("Le lot 3 n'existe pas.");
    });
  });

  it('left unwritten by a stop is written by the next call, the same', async () => {
    await withPortal('cchartres', async (portal) => {
      const erp = smallErp(['0030020788B', '0030020790D'], true);
      await portal.bring(erp.picture());
      await portal.push('A1', pay('0030020788', 5_000));
      // The facts are in their batch, and the machine stops before its files: the folder cannot be made.
      const file = join(portal.folder('erp-file'));
      cpSync(import.meta.filename, file);
      const stopped = exportErp(portal.database, { folder: file, landlord: 'cchartres', now: NOW });
      await expect(stopped).rejects.toThrow();
      await portal.push('A1', pay('0030020788', 6_000));
      const { batches } = await exported(portal);
      expect(batches.map(({ no }) => no)).toEqual([1, 2]);
      expect(batches.every(({ folder }) => existsSync(join(folder, 'inscriptions.csv')))).toBe(true);
    });
  });

  it('lists what is à lettrer apart, then sends it to be posted once its account is known', async () => {
    await withPortal('cchartres', async (portal) => {
      const erp = smallErp(['0030020788B', '0030020790D'], true);
      await portal.bring(erp.picture());
      const lost = pay('0030020999', 5_000);
      await portal.push('A1', lost);
      const [first] = (await exported(portal)).batches;
      expect(first?.lines).toMatchObject({ 'a-lettrer.csv': 1, 'encaissements.csv': 0 });
      expect(linesOf(first?.folder ?? '', 'a-lettrer.csv')).toMatchObject([
        { id_guichet: lost.id, reference_saisie: '0030020999' },
      ]);
      const picture = erp.picture();
      await portal.bring({ ...picture, baux: [...(picture.baux ?? []), '0030020999X;D1;01/01/2021'] });
      const [second] = (await exported(portal)).batches;
      expect(second?.lines).toMatchObject({ 'a-lettrer.csv': 0, 'encaissements.csv': 1 });
      expect(linesOf(second?.folder ?? '', 'encaissements.csv')).toMatchObject([
        { id_guichet: lost.id, reference: '0030020999X' },
      ]);
    });
  });

  it('does not send what the ERP holds already, nor what a person has still to compare with it', async () => {
    await withPortal('cchartres', async (portal) => {
      const erp = smallErp(['0030020788B', '0030020790D'], false);
      erp.post({
        reference: '0030020788B',
        date: '17/11/2026',
        montant: '50,00',
        mode: 'especes',
        annule: '',
        id_guichet: '',
      });
      await portal.bring(erp.picture());
      const taken = pay('0030020788', 5_000);
      const other = pay('0030020790', 5_000);
      await portal.push('A1', taken, other);
      const [first] = (await exported(portal)).batches;
      expect(linesOf(first?.folder ?? '', 'encaissements.csv').map(({ id_guichet }) => id_guichet)).toEqual([
        other.id,
      ]);
      const staff = { id: 'chief', role: 'administrateur', agency: null } as const;
      await decideProposal(portal.database, { piece: 'C2', payment: taken.id, accept: false, staff });
      const [second] = (await exported(portal)).batches;
      expect(linesOf(second?.folder ?? '', 'encaissements.csv').map(({ id_guichet }) => id_guichet)).toEqual([
        taken.id,
      ]);
    });
  });
});
