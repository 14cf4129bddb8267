import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  erpSpaceState,
  isLiving,
  type LocalAct,
  PORTAL_SPACE_STATES,
  type PortalSpaceState,
  SPACE_ACTS,
  SPACE_STATES,
  type SpaceAct,
  spaceState,
  switchedOffOn,
} from './states.ts';

const waiting = (...acts: SpaceAct[]): LocalAct[] => acts.map((act) => ({ act, outbox: 'waiting' }));
const sent = (...acts: SpaceAct[]): LocalAct[] => acts.map((act) => ({ act, outbox: 'sent' }));
const refused = (...acts: SpaceAct[]): LocalAct[] => acts.map((act) => ({ act, outbox: 'refused' }));

describe('the state shown', () => {
  it.each<[string, PortalSpaceState | null, LocalAct[], ReturnType<typeof spaceState>]>([
    ['nobody knows of a space', null, [], { state: null, unsent: false }],
    ['a registration waits', null, waiting('open'), { state: 'waiting-to-send', unsent: true }],
    ['a registration has left', null, sent('open'), { state: 'sent', unsent: false }],
    ['the portal has it', 'pending', [], { state: 'pending', unsent: false }],
    ['a first registration is refused', null, refused('open'), { state: 'refused', unsent: false }],
    ['refused beside a living one', 'active', refused('open'), { state: 'active', unsent: false }],
    ['refused after a désinscription', 'closed', refused('open'), { state: 'refused', unsent: false }],
    [
      'corrected and sent again',
      null,
      [...refused('open'), ...waiting('open')],
      { state: 'waiting-to-send', unsent: true },
    ],
    ['closed here', 'active', waiting('close'), { state: 'closed', unsent: true }],
    ['a refused closing changes nothing', 'active', refused('close'), { state: 'active', unsent: false }],
    ['registered again', 'closed', waiting('open'), { state: 'waiting-to-send', unsent: true }],
    ['registered again after the exit', 'exited', sent('open'), { state: 'sent', unsent: false }],
    [
      'closed, then registered again, all here',
      'active',
      waiting('close', 'open'),
      { state: 'waiting-to-send', unsent: true },
    ],
    ['suspended here', 'active', sent('suspend'), { state: 'suspended', unsent: false }],
    [
      'suspended and resumed before it was activated',
      'pending',
      sent('suspend', 'resume'),
      { state: 'pending', unsent: false },
    ],
    [
      'suspended twice, resumed once',
      'pending',
      sent('suspend', 'suspend', 'resume'),
      { state: 'pending', unsent: false },
    ],
    [
      'the portal says suspended, resumed here',
      'suspended',
      waiting('resume'),
      { state: 'active', unsent: true },
    ],
    ['resumed without having been suspended', 'pending', sent('resume'), { state: 'pending', unsent: false }],
    ['resuming opens no closed space', 'active', sent('close', 'resume'), { state: 'closed', unsent: false }],
    ['suspending revives no closed space', 'closed', sent('suspend'), { state: 'closed', unsent: false }],
    ['closing what is off after the exit', 'exited', sent('close'), { state: 'exited', unsent: false }],
    ['a new e-mail waits', 'active', waiting('email'), { state: 'active', unsent: true }],
    [
      'consents and a new activation',
      'pending',
      sent('consents', 'renew'),
      { state: 'pending', unsent: false },
    ],
  ])('%s', (_name, portal, acts, expected) => {
    expect(spaceState(portal, acts)).toEqual(expected);
  });

  const portal = fc.option(fc.constantFrom(...PORTAL_SPACE_STATES), { nil: null });
  const act = fc.record<LocalAct>({
    act: fc.constantFrom(...SPACE_ACTS),
    outbox: fc.constantFrom('waiting', 'sent', 'refused'),
  });

  it("is the portal's while nothing of this post stands", () => {
    fc.assert(
      fc.property(portal, (state) => {
        expect(spaceState(state, [])).toEqual({ state, unsent: false });
      }),
    );
  });

  it('says that something waits exactly when it does', () => {
    fc.assert(
      fc.property(portal, fc.array(act), (state, acts) => {
        expect(spaceState(state, acts).unsent).toBe(acts.some(({ outbox }) => outbox === 'waiting'));
      }),
    );
  });

  it('is not moved by a refused act, but where a refused registration is all there is', () => {
    fc.assert(
      fc.property(portal, fc.array(act), (state, acts) => {
        const kept = acts.filter(({ outbox }) => outbox !== 'refused');
        const shown = spaceState(state, acts).state;
        const without = spaceState(state, kept).state;
        if (shown !== without) {
          expect(shown).toBe('refused');
          expect(isLiving(without)).toBe(false);
          expect(acts.some((one) => one.act === 'open' && one.outbox === 'refused')).toBe(true);
        }
      }),
    );
  });

  it('waits to be sent or is sent only after a registration that stands', () => {
    fc.assert(
      fc.property(portal, fc.array(act), (state, acts) => {
        const shown = spaceState(state, acts).state;
        if (shown === 'waiting-to-send' || shown === 'sent') {
          expect(acts.some((one) => one.act === 'open' && one.outbox !== 'refused')).toBe(true);
        }
      }),
    );
  });

  it('comes back to life only by a registration', () => {
    fc.assert(
      fc.property(fc.constantFrom('closed' as const, 'exited' as const), fc.array(act), (state, acts) => {
        const others = acts.filter((one) => one.act !== 'open');
        expect(spaceState(state, others).state).toBe(state);
      }),
    );
  });

  it('is closed by a closing that stands, whatever came before', () => {
    fc.assert(
      fc.property(portal, fc.array(act), (state, acts) => {
        const shown = spaceState(state, [...acts, ...sent('close')]).state;
        expect(isLiving(shown)).toBe(false);
      }),
    );
  });

  it('is left as it was by a suspension taken back', () => {
    fc.assert(
      fc.property(fc.constantFrom('pending' as const, 'active' as const), fc.array(act), (state, acts) => {
        const before = spaceState(state, acts).state;
        fc.pre(before !== 'suspended');
        expect(spaceState(state, [...acts, ...sent('suspend', 'resume')]).state).toBe(before);
      }),
    );
  });
});

describe('a living space', () => {
  it.each(SPACE_STATES.map((state) => [state, !['refused', 'closed', 'exited'].includes(state)] as const))(
    '%s: %s',
    (state, living) => expect(isLiving(state)).toBe(living),
  );
  it('is not nothing', () => expect(isLiving(null)).toBe(false));
});

describe("the ERP's own words", () => {
  it.each<[string, PortalSpaceState | null]>([
    ['actif', 'active'],
    ['Activé', 'active'],
    ['ACTIVE', 'active'],
    ['en_attente', 'pending'],
    ["En attente d'activation", 'pending'],
    ['en attente d’activation', 'pending'],
    ['suspendu', 'suspended'],
    ['desactive', 'exited'],
    ['Désactivée après sortie', 'exited'],
    ['désinscrit', 'closed'],
    ['résilié', 'closed'],
    ['', null],
    ['inactif', null],
    ['inconnu', null],
  ])('%j', (word, state) => expect(erpSpaceState(word)).toBe(state));
});

describe('the day on which a space is off after the exit', () => {
  it.each([
    ['2026-08-31', 3, '2026-11-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-29', 3, '2028-02-29'],
    ['2026-08-22', 0, '2026-08-22'],
    ['2026-08-22', null, null],
    [null, 3, null],
  ])('%s + %s months: %s', (exitOn, months, off) => expect(switchedOffOn(exitOn, months)).toBe(off));
});
