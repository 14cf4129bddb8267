import type { ConsentOffer, Space } from '../../../../contract/registrations.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import type { ConsentKind } from '../../../../rules/registrations/consents.ts';
import type { SpaceState } from '../../../../rules/registrations/states.ts';
import type { useText } from '../../../i18n/i18n.ts';
import {
  type Icon,
  IconForbidden,
  IconLeft,
  IconOutbox,
  IconPortalActive,
  IconPortalInactive,
  IconRefused,
  IconToCheck,
  IconWaiting,
} from '../../../ui/icons.ts';
import type { Tone } from '../../../ui/status-chip.tsx';

type Text = ReturnType<typeof useText>;

/** Icon and colour of a state; its word stands in the catalogue. */
export const STATE_LOOK: Readonly<Record<SpaceState, { readonly icon: Icon; readonly tone: Tone }>> = {
  'waiting-to-send': { icon: IconWaiting, tone: 'neutral' },
  sent: { icon: IconOutbox, tone: 'accent' },
  refused: { icon: IconRefused, tone: 'danger' },
  pending: { icon: IconToCheck, tone: 'warning' },
  active: { icon: IconPortalActive, tone: 'success' },
  suspended: { icon: IconForbidden, tone: 'warning' },
  closed: { icon: IconPortalInactive, tone: 'neutral' },
  exited: { icon: IconLeft, tone: 'neutral' },
};

/** What may be done with a space from its card. */
export type SpaceCardAct =
  | 'registerAgain'
  | 'correct'
  | 'resend'
  | 'password'
  | 'email'
  | 'consents'
  | 'login'
  | 'close'
  | 'suspend'
  | 'resume';

/** The acts of a card, the one that is called for first; of a space the ERP tells of too, which they bring here. */
export function actsOf(space: Space): readonly SpaceCardAct[] {
  switch (space.state) {
    case 'refused':
      return ['correct'];
    case 'waiting-to-send':
    case 'sent':
      return ['email', 'consents', 'login', 'resend', 'close'];
    case 'pending':
      return space.bounced === null
        ? ['resend', 'email', 'consents', 'login', 'close', 'suspend']
        : ['email', 'resend', 'consents', 'login', 'close', 'suspend'];
    case 'active':
      return space.bounced === null
        ? ['password', 'email', 'consents', 'login', 'close', 'suspend']
        : ['email', 'password', 'consents', 'login', 'close', 'suspend'];
    case 'suspended':
      return ['resume', 'email', 'login', 'close'];
    case 'closed':
    case 'exited':
      return ['registerAgain'];
  }
}

/** Acts of responsables and administrators only. */
export function isReserved(act: SpaceCardAct): boolean {
  return act === 'suspend' || act === 'resume';
}

/** True where the first act of the card is what the clerk is there for. */
export function callsForAct({ state, bounced, invitation }: Space): boolean {
  return state === 'refused' || state === 'pending' || bounced !== null || invitation?.expired === true;
}

/** "lien envoyé par e-mail, valable jusqu'au 22/12/2026"; null where nothing is open. */
export function invitationWords(t: Text, invitation: Space['invitation']): string | null {
  if (invitation === null) return null;
  const channel = t(`spaces.invitation.${invitation.channel}`);
  const date = formatDate(isoDate(invitation.expiresOn));
  return t(invitation.expired ? 'spaces.invitation.expired' : 'spaces.invitation.until', { channel, date });
}

/** How the landlord names a choice, else its kind in plain words. */
export function choiceLabel(t: Text, offers: readonly ConsentOffer[], kind: ConsentKind): string {
  return offers.find((offer) => offer.kind === kind)?.label ?? t(`spaces.consents.kinds.${kind}`);
}

/** A day as written in data, or what stands for one that is not known. */
export function dayWords(date: string | null, unknown: string): string {
  return date === null ? unknown : formatDate(isoDate(date));
}

/** Versions of texts are days; anything else is shown as it is. */
export function versionWords(version: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(version) ? formatDate(isoDate(version)) : version;
}

/** What a space asks of the clerk, the most pressing first. */
export type SpaceTodo =
  | 'refused'
  | 'bounced'
  | 'expired'
  | 'unsent'
  | 'sent'
  | 'pending'
  | 'suspended'
  | 'nothing';

export function todoOf(space: Space): SpaceTodo {
  const { state, refused, bounced, invitation } = space;
  if (refused !== null || state === 'refused') return 'refused';
  if (state === 'closed' || state === 'exited') return 'nothing';
  if (bounced !== null) return 'bounced';
  if (invitation?.expired === true) return 'expired';
  switch (state) {
    case 'waiting-to-send':
      return 'unsent';
    case 'sent':
      return 'sent';
    case 'pending':
      return 'pending';
    case 'suspended':
      return 'suspended';
    case 'active':
      return 'nothing';
  }
}
