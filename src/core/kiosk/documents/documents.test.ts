import { describe, expect, test } from 'vitest';
import { simplePdf } from '../../../../test/support/attached-files.ts';
import { codeOf } from '../../../../test/support/empty-device.ts';
import {
  closeKioskBases,
  KIOSK_DIRECTORY,
  type KioskBase,
  kioskBase,
} from '../../../../test/support/kiosk-base.ts';
import { actId } from '../../../../test/support/payment-acts.ts';
import { storeFile } from '../../documents/file-store.ts';
import { filesOf } from '../../documents/read-paper.ts';
import type { Ports } from '../../ports.ts';

closeKioskBases();

const PDF = simplePdf({ text: 'Avis' });

function addDocument(kiosk: KioskBase, id: string, more: { type?: string; issuedOn?: string } = {}): void {
  const stored = storeFile(filesOf(kiosk.core.services), PDF);
  kiosk.addDocument({
    ...stored,
    id,
    type: 'avis',
    title: "Avis d'échéance d'octobre 2026",
    month: '2026-10',
    issuedOn: '2026-10-20',
    ...more,
  });
}

describe('documents', () => {
  test('are those of the account whose types the guide opens, newest first', async () => {
    const kiosk = await kioskBase();
    addDocument(kiosk, 'a', { issuedOn: '2026-09-20' });
    addDocument(kiosk, 'b');
    addDocument(kiosk, 'autre', { type: 'autre' });
    const { client } = kiosk.letIn('full');
    const list = await client.documents.list();
    expect(list.map(({ id, here }) => [id, here])).toEqual([
      ['b', true],
      ['a', true],
    ]);
    expect(await codeOf(client.documents.read({ id: 'autre' }))).toBe('BOR-DOCUMENT');
    const other = kiosk.letIn('full', kiosk.accounts[1]);
    expect(await other.client.documents.list()).toEqual([]);
    expect(await codeOf(other.client.documents.read({ id: 'a' }))).toBe('BOR-DOCUMENT');
  });

  test('at a landlord that opens no quittance, a quittance stays at the counter', async () => {
    const kiosk = await kioskBase({ landlordId: 'habitat-du-gard' });
    addDocument(kiosk, 'avis');
    addDocument(kiosk, 'quittance', { type: 'quittance' });
    const { client } = kiosk.letIn('full');
    expect((await client.documents.list()).map(({ id }) => id)).toEqual(['avis']);
    expect(await codeOf(client.documents.read({ id: 'quittance' }))).toBe('BOR-DOCUMENT');
  });

  test('give their bytes, and nothing once the visitor has left', async () => {
    const kiosk = await kioskBase();
    addDocument(kiosk, 'a');
    const { client, session } = kiosk.letIn('full');
    const { bytes } = await client.documents.read({ id: 'a' });
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(PDF);
    session.forgetVisit();
    expect(await codeOf(client.documents.read({ id: 'a' }))).toBe('BOR-SESSION');
  });

  test('that are not here and cannot be brought are refused', async () => {
    const kiosk = await kioskBase();
    kiosk.addDocument({
      ...{ id: 'loin', type: 'avis', title: 'Avis', month: null, issuedOn: '2026-10-20' },
      ...{ sha256: '0'.repeat(64), size: 10 },
    });
    const { client } = kiosk.letIn('full');
    expect(await client.documents.list()).toMatchObject([{ id: 'loin', here: false }]);
    expect(await codeOf(client.documents.read({ id: 'loin' }))).toBe('BOR-DOCUMENT');
    expect(await codeOf(client.documents.print({ id: 'loin', jobId: actId() }))).toBe('BOR-DOCUMENT');
  });

  test('are printed on A4 under a name that says nothing', async () => {
    const sent: unknown[] = [];
    const printers: Ports['printers'] = {
      list: async () => [{ id: 'hall', name: 'Hall', formats: ['a4'], state: 'ready' }],
      send: async (_id, pdf, job) => {
        sent.push({ size: pdf.byteLength, ...job });
      },
    };
    const kiosk = await kioskBase({ ports: (ports) => ({ ...ports, printers }) });
    addDocument(kiosk, 'a');
    const { client } = kiosk.letIn('full');
    const jobId = actId();
    await expect(client.documents.print({ id: 'a', jobId })).resolves.toEqual({ state: 'accepted' });
    await expect(client.documents.print({ id: 'a', jobId })).resolves.toEqual({ state: 'accepted' });
    expect(sent).toEqual([{ size: PDF.byteLength, format: 'a4', title: 'Document' }]);
  });

  test('say nothing of a person in the log, read or damaged', async () => {
    const kiosk = await kioskBase();
    addDocument(kiosk, 'a');
    const { client } = kiosk.letIn('full');
    await client.documents.read({ id: 'a' });
    expect(JSON.stringify(kiosk.log.entries)).not.toMatch(/0030020790|échéance/);
  });
});

describe('what is for everyone', () => {
  test('texts of the landlord, where its guide opens them', async () => {
    const gard = await kioskBase({ landlordId: 'habitat-du-gard' });
    const { client } = gard.kiosk();
    const [item] = await client.documents.library();
    expect(item?.item).toBe('livret-locataire');
    const text = await client.documents.readLibrary({ item: 'livret-locataire' });
    expect(text.sections.length).toBeGreaterThan(0);
    expect(await codeOf(client.documents.readLibrary({ item: '../commun/livret-accueil' }))).toBe(
      'BOR-DOCUMENT',
    );
    const chartres = await kioskBase();
    expect(await codeOf(chartres.kiosk().client.documents.library())).toBe('BOR-OFFRE');
  });

  const [emergency, caretaker] = KIOSK_DIRECTORY.rows;
  const withDirectory = async (landlordId: string) => {
    const kiosk = await kioskBase({ landlordId });
    const elsewhere = {
      ...caretaker,
      residence: 'R2',
      residenceName: 'Les Tilleuls',
      name: 'Loge des Tilleuls',
    };
    const agency = { ...emergency, role: 'agence', label: 'Agence', name: 'Agence Centre' };
    const rows = [elsewhere, agency, caretaker, emergency];
    kiosk.db
      .prepare('UPDATE kiosk_directory SET content = ?')
      .run(JSON.stringify({ ...KIOSK_DIRECTORY, rows }));
    return kiosk;
  };
  const names = async ({ client }: Pick<ReturnType<KioskBase['kiosk']>, 'client'>) =>
    (await client.documents.contacts()).map(({ name }) => name);

  test('telephones: emergencies first, then the residence of the visitor', async () => {
    const kiosk = await withDirectory('cite-jardins');
    const own = ['Astreinte technique', 'Loge des Bleuets', 'Agence Centre'];
    expect(await names(kiosk.letIn('little'))).toEqual(own);
    const everyone = await names(kiosk.kiosk());
    expect(everyone[0]).toBe('Astreinte technique');
    expect(everyone).toContain('Loge des Tilleuls');
  });

  test('a reference alone says nothing of where its tenant lives', async () => {
    const kiosk = await withDirectory('cite-jardins');
    expect(await names(kiosk.letIn('pay'))).toEqual(await names(kiosk.kiosk()));
  });

  test('a landlord that opens no directory still has its emergencies told', async () => {
    const kiosk = await withDirectory('cchartres');
    expect(await names(kiosk.kiosk())).toEqual(['Astreinte technique']);
  });
});
