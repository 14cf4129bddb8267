import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fold, pdfText } from '../../../test/golden/pdf-text.ts';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, refusal } from '../../../test/support/payment-acts.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { type CommandScope, transact } from '../procedures/procedures.ts';
import type { PortSession } from '../procedures/session.ts';
import { recordCommand } from '../sync/commands.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';
import { issuedFactsSchema } from './paper-facts.ts';
import {
  issueActivation,
  issueConditions,
  issueLeaflet,
  issueSpaceReceipt,
  reserveSpacePaper,
  type SpaceChange,
  type SpacePaper,
  type SpacePaperKind,
} from './space-papers.ts';

let core: TestCore;
let agent: TestClient;
let session: PortSession;

const TWINS = [
  { civility: 'M.', lastName: 'MARTIN', firstName: 'Jean', birth: '1951-03-02' },
  { civility: 'M.', lastName: 'MARTIN', firstName: 'Jean', birth: '1979' },
];
const JEAN = { name: 'MARTIN Jean', civility: 'M.', birth: '1951-03-02' };
const ODILE = { name: 'DURAND Odile', civility: 'Mme', birth: '1960-02-29' };
const CODE = 'K7WM3QXT9HRB';
const LEGAL = {
  version: '2026-11-01',
  specimen: false,
  terms: { title: 'Conditions', sections: [{ title: 'Objet', paragraphs: ["L'espace est gratuit."] }] },
  notice: {
    title: 'Vos données',
    sections: [{ title: 'Vos droits', paragraphs: ["L'accès, entre autres."] }],
  },
};

beforeEach(async () => {
  core = await openTestCore();
  ({ client: agent, session } = core.port('agent'));
  addAccount(core.db, { ...ARC, people: TWINS });
  await openTill(core);
});
afterEach(() => core.close());

type Ordered = Parameters<typeof issueLeaflet>[1];

/** One act that gives one paper, as a registration does. */
function give(
  kind: SpacePaperKind,
  issue: (scope: CommandScope, ordered: Omit<Ordered, 'address'>) => SpacePaper,
) {
  return transact(core.core.services, session, (scope) => {
    const commandId = actId();
    const number = reserveSpacePaper(scope, kind);
    const payload = { kind };
    const lease = requireAccount(scope.db, ARC.key);
    recordCommand(
      scope,
      { id: commandId, type: 'registration.paper', version: 1, account: ARC.key, payload },
      { number },
    );
    return issue(scope, { lease, commandId, number });
  });
}

const activation = (more: { address?: string | null; person?: typeof ODILE; email?: string | null } = {}) =>
  give('activation', (scope, ordered) =>
    issueActivation(scope, {
      ...ordered,
      person: ODILE,
      login: 'L48271936',
      code: CODE,
      expiresAt: '2026-12-17T23:30:00.000Z',
      email: null,
      address: 'https://portail.example/',
      ...more,
    }),
  );
const receipt = (what: SpaceChange) =>
  give('recepisse-espace', (scope, ordered) =>
    issueSpaceReceipt(scope, { ...ordered, person: JEAN, what, address: null }),
  );
const conditions = () =>
  give('conditions', (scope, ordered) => issueConditions(scope, { ...ordered, legal: LEGAL }));
const leaflet = (address: string | null = null) =>
  give('depliant', (scope, ordered) => issueLeaflet(scope, { ...ordered, address }));

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

describe('the papers of a tenant space', () => {
  it('are numbered apart, listed on the account and drawn', async () => {
    activation();
    receipt({ kind: 'email', email: 'jean@courriel.example' });
    conditions();
    leaflet();
    const listed = await agent.documents.list({ account: ARC.key });
    expect(listed.map(({ number, type, title }) => [number, type, title]).toSorted()).toEqual([
      ['G2A-C-000001', 'conditions', "Conditions d'utilisation de l'espace locataire"],
      ['G2A-E-000001', 'activation', "Bulletin d'activation de l'espace locataire"],
      ['G2A-P-000001', 'depliant', "Dépliant de l'espace locataire"],
      ['G2A-S-000001', 'recepisse-espace', "Récépissé de changement d'adresse e-mail"],
    ]);
    expect(await textOf('G2A-E-000001')).toContain('K7WM-3QXT-9HRB');
    expect(await textOf('G2A-S-000001')).toContain('jean@courriel.example');
    expect(await textOf('G2A-C-000001')).toContain('L’accès, entre autres.');
    expect(await textOf('G2A-P-000001')).toContain('Votre espace locataire');
  });

  it('stand in the chain of the till, each with the command that gave it', () => {
    activation();
    leaflet();
    expect(readJournal(core.db, 'G2').map(({ kind, number }) => [kind, number])).toEqual([
      ['ouverture', null],
      ['papier', 'G2A-E-000001'],
      ['papier', 'G2A-P-000001'],
    ]);
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
  });

  it.each([
    [
      'the code of a bulletin altered',
      `UPDATE issued_paper SET facts = replace(facts, '${CODE}', 'AAAAAAAAAAAA')`,
    ],
    ['its title altered', "UPDATE issued_paper SET title = title || ' bis'"],
    ['its lease altered', 'UPDATE issued_paper SET lease_id = lease_id + 1'],
    ['a bulletin removed', 'DELETE FROM issued_paper'],
    [
      'a bulletin removed with its entry',
      "DELETE FROM issued_paper; DELETE FROM till_journal WHERE entry ->> '$.kind' = 'papier'",
    ],
    [
      'the command that gave it altered',
      `UPDATE command SET payload = '{"kind":"conditions"}' WHERE type = 'registration.paper'`,
    ],
    [
      'a bulletin of nobody added',
      `INSERT INTO issued_paper SELECT 'G2A-E-000009', kind, act_id, payment_id, lease_id, month, cents, title, facts, issued_at, issued_on FROM issued_paper`,
    ],
    ['the counter put back', "UPDATE number_series SET counter = 0 WHERE kind = 'activation'"],
  ])('%s is seen', (_name, change) => {
    activation();
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
    core.db.pragma('foreign_keys = OFF');
    for (const { name } of core.db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
      .all())
      core.db.exec(`DROP TRIGGER ${name}`);
    core.db.exec(change);
    expect(verifyTill(core.db, 'G2').kind).toBe('broken');
  });

  it('a number reserved and never given is a gap that is seen', () => {
    transact(core.core.services, session, (scope) => reserveSpacePaper(scope, 'activation'));
    expect(verifyTill(core.db, 'G2').kind).toBe('broken');
  });

  it('leave as an original once, then as DUPLICATA', async () => {
    const { number } = activation();
    const asked = { account: ARC.key, id: `issued:${number}`, format: 'a4' as const };
    const copies = [];
    for (let i = 0; i < 2; i++) {
      const { bytes } = await agent.printing.save({ ...asked, jobId: actId() });
      copies.push(await pdfText(new Uint8Array(await bytes.arrayBuffer())));
    }
    expect(copies[0]).toContain(fold(`bulletin ${number} · original`));
    expect(copies[1]).toContain(fold('DUPLICATA n° 1'));
  });

  it('that are pages to read are refused on a roll, and said to be for A4', async () => {
    for (const { number } of [conditions(), leaflet()]) {
      const asked = { account: ARC.key, id: `issued:${number}`, format: '80mm' as const };
      const { code, message } = await refusal(agent.printing.preview(asked));
      expect(code).toBe('DOC-FORMAT');
      expect(message).toContain('80\u00a0mm');
    }
    const { number } = activation();
    await agent.printing.preview({ account: ARC.key, id: `issued:${number}`, format: '80mm' });
  });
});

describe('what a bulletin freezes', () => {
  it('the page that takes the code, and until which day of this post it does', () => {
    const facts = factsOf(activation().number);
    if (facts.kind !== 'activation') throw new Error('not a bulletin');
    expect(facts.scan).toBe(`https://portail.example/espace/activer?code=${CODE}`);
    expect([facts.space.address, facts.portal]).toEqual(['portail.example', true]);
    // 23:30 UTC is the day after on a French desk.
    expect(facts.validUntil).toBe('2026-12-18');
    expect(facts.person).toEqual({ name: 'Mme DURAND Odile', birth: null });
  });

  it('without a portal the code alone, for the landlord’s own page does not take it', async () => {
    const { number } = activation({ address: null });
    const facts = factsOf(number);
    if (facts.kind !== 'activation') throw new Error('not a bulletin');
    expect([facts.scan, facts.portal]).toEqual([CODE, false]);
    expect(await textOf(number)).not.toContain('/espace/activer');
  });

  it('a birth only where another of the lease bears the same name', async () => {
    const twin = activation({ person: JEAN });
    expect(await textOf(twin.number)).toContain('M. MARTIN Jean (né le 02/03/1951)');
    expect(await textOf(activation().number)).not.toContain('1960');
  });

  it('no address where one is protected', async () => {
    core.db.exec('UPDATE person SET address_masked = 1');
    const text = await textOf(activation().number);
    expect(text).toContain('Adresse protégée');
    expect(text).not.toMatch(/bleuets/i);
  });
});
