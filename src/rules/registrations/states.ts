import { addMonths, isoDate } from '../dates.ts';

/** What the portal says of a tenant space. `exited`: switched off some time after the tenant left. */
export const PORTAL_SPACE_STATES = ['pending', 'active', 'suspended', 'closed', 'exited'] as const;
export type PortalSpaceState = (typeof PORTAL_SPACE_STATES)[number];

/**
 * What the counter says of it. Before the portal has answered: `waiting-to-send`, then `sent`; `refused` until a person
 * has decided about it.
 */
export const SPACE_STATES = ['waiting-to-send', 'sent', 'refused', ...PORTAL_SPACE_STATES] as const;
export type SpaceState = (typeof SPACE_STATES)[number];

/** Acts of a counter on a space, as the second word of their command's type: `registration.open`. */
export const SPACE_ACTS = ['open', 'renew', 'email', 'consents', 'close', 'suspend', 'resume'] as const;
export type SpaceAct = (typeof SPACE_ACTS)[number];

/** An act of this post that the portal's picture does not hold yet. */
export type LocalAct = { readonly act: SpaceAct; readonly outbox: 'waiting' | 'sent' | 'refused' };

/** A living space takes the place of another: a second one is not opened beside it. */
export function isLiving(state: SpaceState | null): boolean {
  return state !== null && state !== 'refused' && state !== 'closed' && state !== 'exited';
}

/**
 * State to show: what the portal said last, then the acts of this post since, in their order. A refused act leaves the
 * space as it was; a refused registration of a space that never was is itself what there is to show.
 */
export function spaceState(
  portal: PortalSpaceState | null,
  acts: readonly LocalAct[],
): { readonly state: SpaceState | null; readonly unsent: boolean } {
  let state: SpaceState | null = portal;
  let before: SpaceState | null = portal;
  for (const { act, outbox } of acts) {
    if (outbox === 'refused') {
      if (act === 'open' && !isLiving(state)) state = 'refused';
      continue;
    }
    switch (act) {
      case 'open':
        state = outbox === 'waiting' ? 'waiting-to-send' : 'sent';
        break;
      case 'close':
        // A space that is over already stays what it was: nothing was there to close.
        if (state === null || isLiving(state)) state = 'closed';
        break;
      case 'suspend':
        if (state === 'suspended' || !isLiving(state)) break;
        before = state;
        state = 'suspended';
        break;
      case 'resume':
        if (state !== 'suspended') break;
        state = before === 'suspended' || before === null ? 'active' : before;
        break;
      case 'renew':
      case 'email':
      case 'consents':
        break;
    }
  }
  return { state, unsent: acts.some(({ outbox }) => outbox === 'waiting') };
}

/** Words of the ERP's own file (`espaces.csv`, column `etat`), which is a free list: what is not known is no space. */
export function erpSpaceState(word: string): PortalSpaceState | null {
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/[\s_-]+/g, ' ')
    .trim();
  if (/^acti(f|ve|vee)$/.test(plain)) return 'active';
  if (/^(en attente|en attente d'activation|a activer|cree)$/.test(plain)) return 'pending';
  if (/^suspendue?$/.test(plain)) return 'suspended';
  if (/^(desactivee?|desactivee? apres sortie|sortie?)$/.test(plain)) return 'exited';
  if (/^(desinscrite?|fermee?|resiliee?|cloturee?)$/.test(plain)) return 'closed';
  return null;
}

/**
 * First day on which the space of a tenant who left is off: `months` after the exit (Néolia's guide: "dans un délai de
 * 3 mois après votre date de sortie"; read as at three months, asked of the landlord). Null: it stays.
 */
export function switchedOffOn(exitOn: string | null, months: number | null): string | null {
  return exitOn === null || months === null ? null : addMonths(isoDate(exitOn), months);
}
