import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerAll, countCommands, lastCommand, staged } from '../../../test/support/insurance-acts.ts';
import {
  changingAccount,
  changingDay,
  DEBITED,
  ERP_MANDATE,
  erpSays,
  FIRST_IBAN,
  FIRST_MASK,
  OTHER_IBAN,
  OTHER_MASK,
  revoking,
  seenIn,
  signing,
  subscribing,
  toldMandate,
} from '../../../test/support/mandate-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { standingMandate } from './standing.ts';

const RUM = 'G2A-B-000001';
const TODAY = '2026-11-17';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('cchartres', [DEBITED]));
});
afterEach(() => core.close());

const section = () => agent.directDebit.account({ account: HOME });
const standing = () => standingMandate(core.db, requireAccount(core.db, HOME), TODAY);

describe('a mandate of this counter', () => {
  it('is signed, moved to another day, amended under its reference, and revoked', async () => {
    await agent.directDebit.subscribe(subscribing());
    const subscribed = lastCommand(core).id;
    const file = staged(core, 'mandat-signe.pdf');
    const sign = signing(await seenIn(agent), { files: [file], originalKept: false });
    const { mandate, papers } = await agent.directDebit.sign(sign);
    expect(mandate).toMatchObject({
      rum: RUM,
      state: 'actif',
      signedOn: TODAY,
      files: [{ sha256: file.sha256 }],
    });
    expect(papers).toEqual([]);
    expect(lastCommand(core)).toMatchObject({
      type: 'direct-debit.sign',
      payload: { rum: RUM, signedOn: TODAY, originalKept: false, files: [file] },
      result: {},
      dependsOn: [subscribed],
    });
    expect(core.db.prepare("SELECT owner_id FROM attachment WHERE owner = 'mandate'").pluck().get()).toBe(
      RUM,
    );
    expect(await agent.directDebit.sign(sign)).toMatchObject({ mandate: { state: 'actif' } });

    const moved = await agent.directDebit.changeDay(changingDay(await seenIn(agent), 12));
    expect(moved).toMatchObject({
      mandate: { rum: RUM, day: 12, state: 'actif' },
      papers: [{ number: 'G2A-K-000001', title: 'Récépissé de changement de jour de prélèvement' }],
    });
    expect(standing()).toMatchObject({
      rum: RUM,
      maskedIban: FIRST_MASK,
      day: 12,
      state: 'actif',
      signedOn: TODAY,
    });

    const amended = await agent.directDebit.changeAccount(changingAccount(await seenIn(agent)));
    expect(amended).toMatchObject({
      mandate: { rum: RUM, maskedIban: OTHER_MASK, day: 12, state: 'a_signer', signedOn: null },
      papers: [{ number: 'G2A-B-000002', title: 'Avenant au mandat de prélèvement SEPA' }],
    });
    expect(lastCommand(core)).toMatchObject({
      type: 'direct-debit.account',
      payload: { rum: RUM, iban: OTHER_IBAN.replaceAll(' ', ''), maskedIban: OTHER_MASK },
    });

    const done = await agent.directDebit.revoke(revoking(await seenIn(agent)));
    expect(done).toMatchObject({
      mandate: { rum: RUM, state: 'revoque', revokedOn: TODAY, sentence: 'Révoqué le 17/11/2026.' },
      papers: [{ number: 'G2A-K-000002' }],
    });
    expect(await section()).toMatchObject({ current: null, former: [{ rum: RUM }], seen: { rum: null } });
    expect(standing()).toBeNull();
    expect((await agent.directDebit.acts({ account: HOME })).map(({ what }) => what)).toEqual([
      'Mandat révoqué',
      'RIB changé',
      'Jour de prélèvement changé',
      'Mandat signé déposé',
      'Prélèvement mis en place',
    ]);
    // A revoked one is followed by a new one.
    const again = await agent.directDebit.subscribe(subscribing());
    expect(again.mandate).toMatchObject({ rum: 'G2A-B-000003', state: 'a_signer' });
  });

  it('refuses what its state does not allow, and writes nothing', async () => {
    const none = await seenIn(agent);
    for (const [work, code] of [
      [agent.directDebit.changeDay(changingDay(none, 10)), 'PRL-404'],
      [agent.directDebit.changeAccount(changingAccount(none)), 'PRL-404'],
      [agent.directDebit.sign(signing(none)), 'PRL-404'],
      [agent.directDebit.revoke(revoking(none)), 'PRL-404'],
    ] as const) {
      expect(await refusal(work)).toMatchObject({ code });
    }
    await agent.directDebit.subscribe(subscribing());
    const seen = await seenIn(agent);
    for (const [work, code, field] of [
      [agent.directDebit.changeDay(changingDay(seen, 8)), 'PRL-MEME-JOUR', 'day'],
      [agent.directDebit.changeDay(changingDay(seen, 9)), 'PRL-JOUR', 'day'],
      [agent.directDebit.changeDay(changingDay(none, 10)), 'PRL-CHANGE', 'seen'],
      [agent.directDebit.sign(signing(seen, { signedOn: '2026-11-18' })), 'PRL-DATE', 'signedOn'],
      [agent.directDebit.sign(signing(seen, { signedOn: '2026-11-16' })), 'PRL-DATE', 'signedOn'],
      [agent.directDebit.sign(signing(seen, { signedOn: '2026-02-30' })), 'PRL-DATE', 'signedOn'],
      [agent.directDebit.sign(signing(seen, { originalKept: false })), 'PRL-PREUVE', 'files'],
      [agent.directDebit.revoke(revoking(seen, { reason: 'autre' })), 'PRL-COMMENTAIRE', 'comment'],
      [agent.directDebit.revoke(revoking(seen, { comment: 'Il est alcoolique' })), 'PRL-MOTS', 'comment'],
      [
        agent.directDebit.revoke(revoking(seen, { comment: `Payait par\n${FIRST_IBAN}` })),
        'PRL-IBAN-LIBRE',
        'comment',
      ],
    ] as const) {
      expect(await refusal(work)).toMatchObject({ code, field });
    }
    expect(countCommands(core)).toBe(1);
    await agent.directDebit.sign(signing(seen));
    expect(await refusal(agent.directDebit.sign(signing(await seenIn(agent))))).toMatchObject({
      code: 'PRL-SIGNE',
    });
  });

  it('is nowhere but here once the portal refuses it; correcting the act puts another in its place', async () => {
    await agent.directDebit.subscribe(subscribing());
    const first = lastCommand(core).id;
    const reason = 'Un autre mandat est en place sur ce compte.';
    answerAll(core, { [first]: reason });
    expect(await section()).toMatchObject({
      current: null,
      former: [{ rum: RUM, refused: { commandId: first, reason } }],
    });
    expect((await agent.home.today()).refused).toBe(1);
    const again = subscribing({ supersedes: first });
    await agent.directDebit.subscribe(again);
    expect(lastCommand(core).payload).toMatchObject({ supersedes: first, rum: 'G2A-B-000002' });
    expect(await section()).toMatchObject({ current: { rum: 'G2A-B-000002', refused: null }, former: [] });
    expect((await agent.home.today()).refused).toBe(0);
  });

  it('refused because another post set one up: the change of that one’s account is its correction', async () => {
    const mine = subscribing({ iban: OTHER_IBAN });
    await agent.directDebit.subscribe(mine);
    core.clock.advance(1000);
    answerAll(core, { [mine.commandId]: 'Un autre mandat est en place.' });
    pull(core, toldMandate('G1A-B-000007'));
    expect(await section()).toMatchObject({
      current: { rum: 'G1A-B-000007' },
      former: [{ rum: RUM, sentence: expect.stringContaining('Refusé par le portail') }],
    });
    const seen = await seenIn(agent);
    const wrong = changingDay(seen, 12, { supersedes: mine.commandId });
    expect(await refusal(agent.directDebit.changeDay(wrong))).toMatchObject({ code: 'SYN-AUTRE' });
    await agent.directDebit.changeAccount(changingAccount(seen, { supersedes: mine.commandId }));
    expect(await section()).toMatchObject({
      current: { rum: 'G1A-B-000007', maskedIban: OTHER_MASK, state: 'a_signer' },
      former: [],
    });
    expect((await agent.home.today()).refused).toBe(0);
  });

  it('gives way to another post’s, told by the portal, where its own change was refused', async () => {
    pull(core, toldMandate('G1A-B-000007', { state: 'actif', signedOn: '2026-11-16' }));
    await agent.directDebit.changeDay(changingDay(await seenIn(agent), 15));
    expect(await section()).toMatchObject({ current: { day: 15, unsent: true } });
    const { id } = lastCommand(core);
    core.clock.advance(1000);
    answerAll(core, { [id]: 'Changé entre-temps.' });
    pull(core, toldMandate('G1A-B-000007', { state: 'actif', signedOn: '2026-11-16', day: 10 }));
    expect(await section()).toMatchObject({
      current: { day: 10, unsent: false, refused: { commandId: id, reason: 'Changé entre-temps.' } },
    });
  });

  it('is told by the portal in its turn, and counted once', async () => {
    await agent.directDebit.subscribe(subscribing());
    answerAll(core);
    expect(await section()).toMatchObject({ current: { rum: RUM, unsent: false } });
    core.clock.advance(1000);
    pull(core, toldMandate(RUM, { state: 'actif', signedOn: '2026-11-17', day: 6 }));
    expect(await section()).toMatchObject({ current: { rum: RUM, state: 'actif', day: 6 }, former: [] });
    pull(core, { ...toldMandate(RUM), op: 'remove' as const });
    expect(core.db.prepare('SELECT count(*) FROM portal_mandate').pluck().get()).toBe(0);
  });
});

describe('the ERP’s own mandate', () => {
  it('is changed under its reference; the ERP counts again once it says something else', async () => {
    erpSays(core);
    expect(await section()).toMatchObject({
      current: { rum: ERP_MANDATE.rum, state: 'actif', fromErp: true, day: 8, lastCollectedOn: '2026-10-08' },
    });
    await agent.directDebit.changeDay(changingDay(await seenIn(agent), 12));
    expect(await section()).toMatchObject({ current: { rum: ERP_MANDATE.rum, day: 12, fromErp: true } });
    // Still what was seen; then what was asked; then its own word.
    erpSays(core, { lastCollectedOn: '2026-11-08' });
    expect(await section()).toMatchObject({ current: { day: 12, lastCollectedOn: '2026-11-08' } });
    erpSays(core, { day: 12 });
    expect(await section()).toMatchObject({ current: { day: 12 } });
    erpSays(core, { day: 15 });
    expect(await section()).toMatchObject({ current: { day: 15 } });
    erpSays(core, null);
    expect(await section()).toMatchObject({ current: null });
  });

  it('gives way to a new one after it died; the ERP’s collections on that one are told', async () => {
    erpSays(core, { lastCollectedOn: '2023-11-16' });
    expect(await section()).toMatchObject({
      current: { state: 'caduc', sentence: expect.stringContaining('36 mois') },
      seen: { rum: ERP_MANDATE.rum, state: 'actif' },
    });
    const dead = await seenIn(agent);
    expect(await refusal(agent.directDebit.changeDay(changingDay(dead, 10)))).toMatchObject({
      code: 'PRL-CADUC',
    });
    const change = changingAccount(dead);
    const done = await agent.directDebit.changeAccount(change);
    expect(done).toMatchObject({
      mandate: { rum: RUM, state: 'a_signer', maskedIban: OTHER_MASK, day: 8, fromErp: false },
      papers: [{ number: RUM, title: 'Mandat de prélèvement SEPA' }],
    });
    expect(lastCommand(core).type).toBe('direct-debit.subscribe');
    expect(await agent.directDebit.changeAccount(change)).toEqual(done);
    expect(await section()).toMatchObject({ former: [{ rum: ERP_MANDATE.rum, state: 'caduc' }] });
    erpSays(core, {
      rum: RUM,
      maskedIban: OTHER_MASK,
      lastCollectedOn: '2026-12-08',
      signedOn: '2026-11-17',
    });
    expect(await section()).toMatchObject({
      current: { rum: RUM, lastCollectedOn: '2026-12-08' },
      former: [],
    });
  });

  it('the day before 36 months it lives, the day after it is dead', async () => {
    erpSays(core, { lastCollectedOn: '2023-11-17' });
    expect(standing()).toMatchObject({ state: 'actif' });
    erpSays(core, { lastCollectedOn: '2023-11-16' });
    expect(standing()).toMatchObject({ state: 'caduc' });
    erpSays(core, { lastCollectedOn: null, signedOn: '2023-11-16' });
    expect(standing()).toMatchObject({ state: 'caduc' });
  });

  it('a new mandate of its own replaces a counter’s', async () => {
    await agent.directDebit.subscribe(subscribing());
    erpSays(core);
    expect(await section()).toMatchObject({
      current: { rum: ERP_MANDATE.rum, fromErp: true },
      former: [{ rum: RUM, sentence: `Remplacé par le mandat ${ERP_MANDATE.rum}.` }],
    });
  });

  it('revoked here stays revoked while the ERP still says it', async () => {
    erpSays(core);
    await agent.directDebit.revoke(revoking(await seenIn(agent)));
    expect(standing()).toBeNull();
    erpSays(core, { lastCollectedOn: '2026-11-08' });
    expect(standing()).toBeNull();
    erpSays(core, { rum: 'RUM-NEW' });
    expect(standing()).toMatchObject({ rum: 'RUM-NEW' });
  });
});
