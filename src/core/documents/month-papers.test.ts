import { afterEach, beforeEach, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, payment } from '../../../test/support/payment-acts.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { type CommandScope, transact } from '../procedures/procedures.ts';
import type { PortSession } from '../procedures/session.ts';
import { recordCommand } from '../sync/commands.ts';
import { verifyTill } from '../till/verify.ts';
import { issueDebitReceipt, issueMandate, reserveDebitPaper } from './debit-papers.ts';
import { issueDossierReceipt, reserveDossierPaper } from './dossier-papers.ts';
import {
  issueBrochure,
  issueMonthQuittance,
  issueNotice,
  issueResidence,
  issueUpToDate,
  reserveOrderedPaper,
} from './month-papers.ts';
import type { Ordered, OrderedPaper } from './ordered-paper.ts';

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

/** One act that gives one paper. */
function give(
  reserve: (scope: CommandScope) => string,
  issue: (scope: CommandScope, ordered: Ordered) => OrderedPaper,
): OrderedPaper {
  return transact(core.core.services, session, (scope) => {
    const commandId = actId();
    const number = reserve(scope);
    const act = { id: commandId, type: 'documents.order', version: 1, account: ARC.key, payload: {} };
    recordCommand(scope, act, { number });
    return issue(scope, { lease: requireAccount(scope.db, ARC.key), commandId, number });
  });
}

const factsOf = (number: string) =>
  JSON.parse(
    core.db
      .prepare<[string], { facts: string }>('SELECT facts FROM issued_paper WHERE number = ?')
      .get(number)?.facts ?? 'null',
  ) as Record<string, unknown>;

/** What the ERP says was paid elsewhere. */
function paidElsewhere(cents: number): void {
  core.db
    .prepare(
      `INSERT INTO entry (lease_id, entered_on, nature, label, credit_cents, piece)
       SELECT id, '2026-11-02', 'paiement_virement', 'Virement', ?, 'V-1' FROM lease`,
    )
    .run(cents);
}

it('every paper is numbered, frozen and chained, and the till still proves itself', () => {
  const given = [
    give(
      (scope) => reserveOrderedPaper(scope, 'avis'),
      (scope, ordered) => issueNotice(scope, { ...ordered, month: '2026-10' }),
    ),
    give(
      (scope) => reserveOrderedPaper(scope, 'attestation-residence'),
      (scope, ordered) => issueResidence(scope, ordered),
    ),
    give(
      (scope) => reserveDebitPaper(scope, 'mandat'),
      (scope, ordered) =>
        issueMandate(scope, {
          ...ordered,
          rum: ordered.number,
          iban: 'FR7630006000011234567890189',
          bic: null,
          debtor: { name: "M. D'ARC Jean-Baptiste", lines: [] },
          day: 10,
          amendment: false,
        }),
    ),
    give(
      (scope) => reserveDebitPaper(scope, 'recepisse-prelevement'),
      (scope, ordered) =>
        issueDebitReceipt(scope, {
          ...ordered,
          what: 'revoke',
          rum: 'G2A-B-000001',
          maskedIban: null,
          day: null,
          reason: 'sortie',
        }),
    ),
    give(reserveDossierPaper, (scope, ordered) =>
      issueDossierReceipt(scope, {
        ...ordered,
        part: 'coordonnees',
        label: 'Coordonnées',
        lines: [{ label: 'E-mail', before: '', after: 'jb@courriel.example' }],
        situation: null,
        on: null,
        comment: '',
        files: [],
        sentence: 'En vigueur.',
        awaited: null,
      }),
    ),
    give(
      (scope) => reserveOrderedPaper(scope, 'brochure'),
      (scope, ordered) =>
        issueBrochure(scope, {
          ...ordered,
          item: 'livret',
          text: { title: 'Livret', version: '1', specimen: true, sections: [] },
        }),
    ),
  ];
  expect(given.map(({ number }) => number)).toEqual([
    'G2A-V-000001',
    'G2A-H-000001',
    'G2A-B-000001',
    'G2A-K-000001',
    'G2A-F-000001',
    'G2A-U-000001',
  ]);
  expect(given[0]?.title).toBe("Avis d'échéance d'octobre 2026");
  expect(factsOf('G2A-V-000001')).toMatchObject({
    month: '2026-10',
    previousCents: 15_000,
    totalCents: 29_534,
    netCents: 44_534,
    leftCents: 44_534,
    debit: null,
  });
  expect(verifyTill(core.db, 'G2').kind).toBe('intact');
});

it('an attestation is refused while something due is owed', () => {
  const ask = () =>
    give(
      (scope) => reserveOrderedPaper(scope, 'attestation-loyer'),
      (scope, ordered) => issueUpToDate(scope, ordered),
    );
  expect(ask).toThrow(RangeError);
  paidElsewhere(44_534);
  expect(ask().title).toBe('Attestation à jour de loyer');
});

it('a quittance tells what was collected here and elsewhere, and falls with a payment it counted', async () => {
  const done = await agent.payments.record(payment(5_000));
  paidElsewhere(10_000);
  const { number } = give(
    (scope) => reserveOrderedPaper(scope, 'quittance'),
    (scope, ordered) => issueMonthQuittance(scope, { ...ordered, month: '2026-09' }),
  );
  expect(factsOf(number)).toMatchObject({
    kind: 'quittance',
    payment: null,
    netDueCents: 29_534,
    cents: 29_534,
  });
  const received = factsOf(number).received as { cents: number }[];
  expect(received.map(({ cents }) => cents).toSorted((a, b) => a - b)).toEqual([5_000, 10_000, 14_534]);
  await agent.payments.reverse({
    commandId: actId(),
    payment: done.id,
    kind: 'annulation',
    reason: 'montant',
    text: '',
  });
  const voids = core.db.prepare<[], { number: string }>('SELECT number FROM paper_void').all();
  expect(voids.map((paper) => paper.number)).toContain(number);
  expect(verifyTill(core.db, 'G2').kind).toBe('intact');
});
