import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold, pdfText } from '../../../test/golden/pdf-text.ts';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill } from '../../../test/support/payment-acts.ts';
import { addMonths, isoDate } from '../../rules/dates.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { type CommandScope, transact } from '../procedures/procedures.ts';
import type { PortSession } from '../procedures/session.ts';
import { recordCommand } from '../sync/commands.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';
import {
  type InsurancePaperKind,
  insurancePaperTitle,
  issueCertificateReceipt,
  issueInsuranceLetter,
  LETTER_PAPERS,
  reserveInsurancePaper,
} from './insurance-papers.ts';
import type { Ordered, OrderedPaper } from './ordered-paper.ts';
import { issuedFactsSchema } from './paper-facts.ts';
import { issueRequestReceipt, requestPaperTitle, reserveRequestPaper } from './request-papers.ts';

let core: TestCore;
let agent: TestClient;
let session: PortSession;

beforeEach(async () => {
  core = await openTestCore();
  ({ client: agent, session } = core.port('agent'));
  addAccount(core.db, ARC);
  await openTill(core);
});
afterEach(() => core.close());

/** One act that gives one paper: its number first, then its command, then the paper. */
function give(
  type: string,
  reserve: (scope: CommandScope) => string,
  issue: (scope: CommandScope, ordered: Ordered) => OrderedPaper,
): OrderedPaper {
  return transact(core.core.services, session, (scope) => {
    const commandId = actId();
    const number = reserve(scope);
    const lease = requireAccount(scope.db, ARC.key);
    recordCommand(scope, { id: commandId, type, version: 1, account: ARC.key, payload: {} }, { number });
    return issue(scope, { lease, commandId, number });
  });
}

const insurance = (
  kind: InsurancePaperKind,
  issue: (scope: CommandScope, ordered: Ordered) => OrderedPaper,
) => give('insurance.letter', (scope) => reserveInsurancePaper(scope, kind), issue);

const receipt = (address: string | null = null) =>
  insurance('recepisse-attestation', (scope, ordered) =>
    issueCertificateReceipt(scope, {
      ...ordered,
      certificate: {
        insurer: 'Mutuelle Exemple',
        policy: 'MH 7',
        startsOn: null,
        endsOn: '2027-10-31',
        address,
      },
      notes: ["L'assurance a pris fin."],
      files: [{ name: 'attestation.pdf', pages: 2 }],
      sentence: "L'attestation compte dès qu'elle est enregistrée.",
    }),
  );
const letter = (kind: keyof typeof LETTER_PAPERS) =>
  insurance(LETTER_PAPERS[kind], (scope, ordered) =>
    issueInsuranceLetter(scope, {
      ...ordered,
      kind,
      current: { insurer: 'Mutuelle Exemple', policy: null, endsOn: '2026-01-31' },
    }),
  );
const request = () =>
  give('request.open', reserveRequestPaper, (scope, ordered) =>
    issueRequestReceipt(scope, {
      ...ordered,
      label: "Logement · Fuite d'eau",
      nature: 'technique',
      urgency: 'urgente',
      dueOn: '2026-11-24',
      description: 'Sous l’évier',
      contact: { name: 'M. D’ARC', phone: null, email: null },
      availability: '',
      files: [],
      emergency: { name: 'Astreinte', phone: '01 99 00 12 34' },
      whoPays: null,
    }),
  );

const factsOf = (number: string) =>
  issuedFactsSchema.parse(
    JSON.parse(
      String(core.db.prepare('SELECT facts FROM issued_paper WHERE number = ?').pluck().get(number)),
    ),
  );
async function textOf(number: string): Promise<string> {
  const { bytes } = await agent.documents.read({ account: ARC.key, id: `issued:${number}` });
  return pdfText(new Uint8Array(await bytes.arrayBuffer()));
}

describe('the papers of certificates and requests', () => {
  it('are numbered apart, titled, listed on the account and drawn', async () => {
    const given = [receipt(), letter('rappel'), letter('mise-en-demeure'), request()];
    expect(given.map(({ number, title }) => [number, title])).toEqual([
      ['G2A-T-000001', insurancePaperTitle('recepisse-attestation')],
      ['G2A-I-000001', insurancePaperTitle('rappel-assurance')],
      ['G2A-M-000001', insurancePaperTitle('mise-en-demeure-assurance')],
      ['G2A-N-000001', requestPaperTitle()],
    ]);
    const listed = await agent.documents.list({ account: ARC.key });
    expect(listed.map(({ number }) => number).toSorted()).toEqual(
      given.map(({ number }) => number).toSorted(),
    );
    expect(await textOf('G2A-T-000001')).toContain('attestation.pdf (2 pages)');
    expect(await textOf('G2A-I-000001')).toContain('a pris fin le 31 janvier 2026');
    expect(await textOf('G2A-N-000001')).toContain('Astreinte, 01 99 00 12 34');
  });

  it('stand in the chain of the till, and one altered is seen', () => {
    receipt();
    request();
    expect(readJournal(core.db, 'G2').map(({ number }) => number)).toEqual([
      null,
      'G2A-T-000001',
      'G2A-N-000001',
    ]);
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
    for (const { name } of core.db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
      .all())
      core.db.exec(`DROP TRIGGER ${name}`);
    core.db.exec("UPDATE issued_paper SET facts = replace(facts, '2027-10-31', '2028-10-31')");
    expect(verifyTill(core.db, 'G2').kind).toBe('broken');
  });

  it('a mise en demeure runs a month from its day', async () => {
    const { number } = letter('mise-en-demeure');
    const facts = factsOf(number);
    if (facts.kind !== 'mise-en-demeure-assurance') throw new Error('not a formal notice');
    expect(facts.until).toBe(addMonths(isoDate(facts.on), 1));
    expect(await textOf(number)).toContain('Nous vous mettons en demeure');
  });

  it('leave as an original once, then as DUPLICATA, in either format', async () => {
    const { number } = request();
    const asked = { account: ARC.key, id: `issued:${number}` };
    const copies = [];
    for (const format of ['a4', '80mm'] as const) {
      const { bytes } = await agent.printing.save({ ...asked, format, jobId: actId() });
      copies.push(await pdfText(new Uint8Array(await bytes.arrayBuffer())));
    }
    expect(copies[0]).toContain(fold(`récépissé ${number} · original`));
    expect(copies[1]).toContain(fold('DUPLICATA n° 1'));
  });

  it('a protected address is not printed, even where it was typed', async () => {
    core.db.exec('UPDATE person SET address_masked = 1');
    const { number } = receipt('14 rue des Bleuets, 28000 Chartres');
    expect(JSON.stringify(factsOf(number))).not.toMatch(/bleuets/i);
    expect(await textOf(number)).not.toMatch(/bleuets/i);
  });
});
