import type { Space } from '../../contract/registrations.ts';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { shownIdentifier } from '../../rules/registrations/login.ts';
import {
  erpSpaceState,
  isLiving,
  type LocalAct,
  type SpaceState,
  spaceState,
} from '../../rules/registrations/states.ts';
import type { ActBody, ActRow, ErpRow, PortalConsent, PortalRow } from './queries.ts';

/** An act of this post that the portal's picture does not hold yet. */
export type StandingAct = LocalAct & {
  readonly commandId: string;
  readonly email: string | null;
  readonly body: ActBody;
  readonly doneOn: string;
  readonly reason: string | null;
};

/** What is known of one person's space on one account. */
export type SpaceFacts = {
  readonly person: string;
  readonly portal: PortalRow | undefined;
  readonly erp: ErpRow | undefined;
  readonly acts: readonly ActRow[];
};

/** Who and when, for the picture shown. */
export type Showing = {
  readonly name: string;
  readonly role: string | null;
  /** Milliseconds. */
  readonly now: number;
  /** Day of this post at an instant, ISO UTC. */
  readonly dayOf: (instant: string) => string;
  /** First day on which a space of this account is off, its tenant gone; null: never. */
  readonly offOn: string | null;
};

/**
 * The acts that still count beside the portal's picture: on their way, taken after that picture was received, or refused
 * and not decided about.
 */
export function standingActs(acts: readonly ActRow[], portal: PortalRow | undefined): StandingAct[] {
  return acts.flatMap(({ outbox, sentAt, handled, body, ...act }) => {
    if (outbox === 'refused' && handled === 1) return [];
    const taken = outbox === 'sent';
    if (taken && portal !== undefined && sentAt !== null && sentAt <= portal.receivedAt) return [];
    const stands = outbox === 'sending' ? 'waiting' : outbox;
    return [{ ...act, outbox: stands, body: JSON.parse(body) as ActBody }];
  });
}

/** How the space stands, or null where there is none to show. `today` decides whether it is off after the exit. */
export function stateOf(
  facts: SpaceFacts,
  standing: readonly StandingAct[],
  offOn: string | null,
  today: string,
): { readonly state: SpaceState | null; readonly unsent: boolean } {
  const erp = facts.erp === undefined ? null : erpSpaceState(facts.erp.state);
  const folded = spaceState(facts.portal?.state ?? erp, standing);
  const off = offOn !== null && offOn <= today && isLiving(folded.state);
  return off ? { state: 'exited', unsent: folded.unsent } : folded;
}

/** The space as it is shown: the portal's picture, else the ERP's, and the acts of this post over it; null for none. */
export function mergeSpace(facts: SpaceFacts, showing: Showing): Space | null {
  const { portal, erp, person } = facts;
  const standing = standingActs(facts.acts, portal);
  const today = showing.dayOf(new Date(showing.now).toISOString());
  const { state, unsent } = stateOf(facts, standing, showing.offOn, today);
  if (state === null) return null;
  const base = portal === undefined ? erpPicture(erp) : portalPicture(portal, showing.dayOf);
  const picture = standing
    .filter((act) => act.outbox !== 'refused' || state === 'refused')
    .reduce(afterAct, base);
  const refused = standing.findLast(({ outbox }) => outbox === 'refused');
  const exited = state === 'exited' && portal?.state !== 'exited';
  const over = state === 'closed' || state === 'exited';
  return {
    person,
    name: showing.name,
    role: showing.role,
    state,
    unsent,
    since: exited ? showing.offOn : picture.since,
    email: picture.email,
    // Nobody signs in to a space that is over.
    login: over || picture.login === null ? null : shownIdentifier(picture.login),
    registeredOn: picture.registeredOn,
    invitation: invitationOf(picture, showing),
    bounced: picture.bounced,
    fromErp: portal === undefined && erp !== undefined && !standing.some(({ act }) => act === 'open'),
    consents: picture.consents,
    refused: refused === undefined ? null : { commandId: refused.commandId, reason: refused.reason ?? '' },
  };
}

type Picture = Pick<Space, 'since' | 'email' | 'login' | 'registeredOn' | 'bounced' | 'consents'> & {
  readonly channel: NonNullable<Space['invitation']>['channel'] | null;
  readonly expiresAt: string | null;
};

const NOTHING: Picture = {
  since: null,
  email: null,
  login: null,
  registeredOn: null,
  bounced: null,
  consents: [],
  channel: null,
  expiresAt: null,
};

function portalPicture(portal: PortalRow, dayOf: Showing['dayOf']): Picture {
  const { bouncedAt, bounceReason } = portal;
  return {
    since: dayOf(portal.since),
    email: portal.email,
    login: portal.login,
    registeredOn: dayOf(portal.registeredAt),
    bounced: bouncedAt === null ? null : { on: dayOf(bouncedAt), reason: bounceReason ?? '' },
    consents: (JSON.parse(portal.consents) as PortalConsent[]).map(({ at, ...consent }) => ({
      ...consent,
      on: dayOf(at),
    })),
    channel: portal.channel,
    expiresAt: portal.expiresAt,
  };
}

function erpPicture(erp: ErpRow | undefined): Picture {
  if (erp === undefined) return NOTHING;
  const words = new Set((erp.consents ?? '').toLowerCase().split(' '));
  const given = { given: true, on: null, by: 'erp', wording: null, version: null } as const;
  return {
    ...NOTHING,
    email: erp.email,
    login: erp.email,
    consents: CONSENT_KINDS.filter((kind) => words.has(kind)).map((kind) => ({ kind, ...given })),
  };
}

function afterAct(shown: Picture, act: StandingAct): Picture {
  const { body, doneOn } = act;
  const invited: Partial<Picture> =
    body.channel === undefined ? {} : { channel: body.channel, expiresAt: body.expiresAt ?? null };
  switch (act.act) {
    case 'open':
      return {
        ...NOTHING,
        since: doneOn,
        email: act.email,
        login: body.login ?? null,
        registeredOn: doneOn,
        consents: answers([], act),
        ...invited,
      };
    case 'renew':
      return { ...shown, ...invited };
    case 'email':
      return { ...shown, email: act.email, login: body.login ?? shown.login, bounced: null, ...invited };
    case 'consents':
      return { ...shown, consents: answers(shown.consents, act) };
    case 'close':
      return { ...shown, since: doneOn, channel: null, expiresAt: null };
    case 'suspend':
    case 'resume':
      return { ...shown, since: doneOn };
  }

  function answers(
    known: Picture['consents'],
    { body: { consents = [] } }: StandingAct,
  ): Picture['consents'] {
    const told = consents.map((consent) => ({ ...consent, on: doneOn, by: 'counter' as const }));
    const kinds = new Set(told.map(({ kind }) => kind));
    return [...known.filter(({ kind }) => !kinds.has(kind)), ...told];
  }
}

function invitationOf({ channel, expiresAt }: Picture, { now, dayOf }: Showing): Space['invitation'] {
  if (channel === null || expiresAt === null) return null;
  return { channel, expiresOn: dayOf(expiresAt), expired: Date.parse(expiresAt) <= now };
}
