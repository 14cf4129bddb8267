import { expect, it, vi } from 'vitest';
import { planOf } from '../../../../test/support/account-rows.ts';
import {
  certificate,
  contact,
  request,
  space,
  stagedAtKiosk,
  subscription,
} from '../../../../test/support/kiosk-acts.ts';
import { closeKioskBases, kioskBase } from '../../../../test/support/kiosk-base.ts';
import { actId } from '../../../../test/support/payment-acts.ts';
import { forgetVisitFiles } from '../files/visit-files.ts';

closeKioskBases();

/**
 * Files of the visits that go on and the printers of the kiosk, a handful of rows; papers and imports, of which it has
 * none; and what the base checks of every command, at a counter too.
 */
const ALLOWED =
  /^SCAN (staged_file|printer_choice|imported_document|paper_rendering|bulk_part)|in INSERT INTO command /;

it('no act of a kiosk reads a whole table, however many acts it has taken', async () => {
  const kiosk = await kioskBase();
  await kiosk.reopen();
  const prepare = vi.spyOn(kiosk.db, 'prepare');
  const port = kiosk.letIn('full');
  const { acts, documents, files } = port.client;
  const { legalVersion } = await acts.space();
  const [place] = await acts.requestTree();
  const chosen = { place: place?.place ?? '', motive: place?.motives[0]?.code ?? '' };
  await acts.sendCertificate(certificate({ files: [stagedAtKiosk(kiosk, port)] }));
  await acts.openRequest(request(chosen));
  await acts.changeContact(contact());
  await acts.openSpace(space(legalVersion));
  await acts.insurance();
  await acts.changeDebitDay({ commandId: actId(), day: 12 });
  await acts.debit();
  await kiosk.letIn('full', kiosk.accounts[1]).client.acts.subscribeDebit(subscription());
  await documents.list();
  await documents.contacts();
  await files.drop({ upload: null, sha256: '0'.repeat(64) });
  stagedAtKiosk(kiosk, port, 'oubliee.jpg');
  forgetVisitFiles(kiosk.core.services, port.visit.id);
  const asked = [...new Set(prepare.mock.calls.map(([text]) => text))];
  prepare.mockRestore();
  expect(asked.filter((text) => text.includes('kiosk_act')).length).toBeGreaterThanOrEqual(3);
  const scans = asked
    .filter((text) => /^\s*(SELECT|UPDATE|INSERT|DELETE)/.test(text))
    .flatMap((text) =>
      planOf(kiosk.db, text)
        .filter((line) => line.startsWith('SCAN '))
        .map((line) => `${line} in ${text}`),
    )
    .filter((line) => !ALLOWED.test(line));
  expect(scans).toEqual([]);
  // The control: one that does is found.
  expect(
    planOf(kiosk.db, 'SELECT body FROM kiosk_act WHERE act = ?').some((line) => line.startsWith('SCAN ')),
  ).toBe(true);
});
