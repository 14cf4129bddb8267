import type { Attachment } from '../../rules/attachments/files.ts';
import { changeWords } from '../../rules/requests/change-words.ts';
import {
  erpRequestId,
  isClosed,
  type RequestChannel,
  type RequestEventKind,
  type RequestNature,
  type RequestState,
  type RequestUrgency,
  stateAfterClosing,
} from '../../rules/requests/states.ts';
import { closingWords, erpRequestState, requestStateWords } from '../../rules/requests/words.ts';
import type { RequestFacts } from './facts.ts';
import type { KeptContent } from './portal-content.ts';
import type {
  ActRow,
  CloseBody,
  ComplementBody,
  Contact,
  ErpRow,
  ModifyBody,
  OpenBody,
  PortalRow,
  Slots,
} from './rows.ts';

/** An event of the timeline before its files are looked up. */
export type TimelineEvent = {
  readonly at: string;
  readonly by: 'counter' | 'portal' | 'erp';
  readonly author: string;
  readonly kind: RequestEventKind;
  readonly text: string | null;
  readonly state: RequestState | null;
  readonly files: readonly Attachment[];
  readonly unsent: boolean;
};

/** A request as it stands: the portal's picture, else this post's act, else the ERP's row, and the acts on their way over it. */
export type Picture = {
  readonly id: string;
  readonly number: string;
  readonly leaseId: number | null;
  /** Code; null where only the account is known. */
  readonly residence: string | null;
  /** Codes of the landlord's tree, or the ERP's own words. */
  readonly place: string | null;
  readonly motive: string | null;
  /** Empty where nobody says what it is about. */
  readonly label: string;
  readonly nature: RequestNature | null;
  readonly urgency: RequestUrgency;
  readonly common: boolean;
  readonly state: RequestState;
  readonly stateLabel: string;
  readonly openedOn: string | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly news: boolean;
  readonly unsent: boolean;
  /** Only the ERP told of it: nobody but it knows more. */
  readonly fromErp: boolean;
  readonly refused: { readonly commandId: string; readonly reason: string } | null;
  readonly version: number;
  readonly description: string | null;
  readonly contact: Contact | null;
  readonly availability: Slots;
  readonly channel: RequestChannel | null;
  readonly openedBy: string | null;
  readonly events: readonly TimelineEvent[];
};

export type Showing = {
  /** Day of this post, ISO date. */
  readonly today: string;
  /** Day of this post at an instant, ISO UTC. */
  readonly dayOf: (instant: string) => string;
};

/**
 * The acts that count beside the portal's picture: on their way, taken and not told of yet, or refused and not decided
 * about. What the picture holds is known by its id: an answer may be lost, and an act sent twice.
 */
export function standingActs({ acts, portal }: RequestFacts): ActRow[] {
  const told = new Set(
    portal === undefined
      ? []
      : (JSON.parse(portal.content) as KeptContent).events.flatMap(({ command }) => command ?? []),
  );
  return acts.filter(({ commandId, act, outbox, handled }) => {
    if (outbox === 'refused') return handled === 0 && !(act === 'open' && portal !== undefined);
    if (portal === undefined) return true;
    return act !== 'open' && !told.has(commandId);
  });
}

/** The request to show, or null where nothing is left of it. */
export function mergeRequest(facts: RequestFacts, showing: Showing): Picture | null {
  const standing = standingActs(facts);
  const base = baseOf(facts, standing, showing);
  if (base === null) return null;
  const folded = standing
    .filter(({ outbox, act }) => outbox !== 'refused' && act !== 'open')
    .reduce(afterAct, base);
  const refused = standing.findLast(({ outbox }) => outbox === 'refused');
  return {
    ...folded,
    stateLabel: folded.state === base.state ? base.stateLabel : requestStateWords[folded.state],
    overdue: !isClosed(folded.state) && folded.dueOn !== null && folded.dueOn < showing.today,
    unsent: standing.some(({ outbox }) => outbox === 'waiting' || outbox === 'sending'),
    refused: refused === undefined ? null : { commandId: refused.commandId, reason: refused.reason ?? '' },
    events: folded.events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}

function baseOf(facts: RequestFacts, standing: readonly ActRow[], showing: Showing): Picture | null {
  const { portal, erp } = facts;
  if (portal !== undefined) return toldByPortal(facts, portal, showing);
  const open = standing.find(({ act }) => act === 'open');
  if (open !== undefined) return openedAtCounter(facts, open, showing);
  // A row that left the ERP's file is only kept in sight by what was done with it here.
  return erp === undefined || (erp.absent === 1 && standing.length === 0) ? null : toldByErp(facts, erp);
}

/** What every base leaves to be worked out once the acts are over it. */
const OPEN_QUESTIONS = { overdue: false, unsent: false, refused: null } as const;

function toldByPortal({ id, number }: RequestFacts, portal: PortalRow, { dayOf }: Showing): Picture {
  const { motive, events, ...content } = JSON.parse(portal.content) as KeptContent;
  return {
    ...OPEN_QUESTIONS,
    ...content,
    id,
    number,
    leaseId: portal.leaseId,
    residence: portal.residence,
    place: portal.place,
    motive,
    label: portal.label,
    nature: portal.nature,
    urgency: portal.urgency,
    common: portal.common === 1,
    state: portal.state,
    stateLabel: requestStateWords[portal.state],
    openedOn: portal.openedAt === null ? null : dayOf(portal.openedAt),
    dueOn: portal.dueOn,
    news: portal.unseen > 0,
    fromErp: id === erpRequestId(number),
    version: portal.version,
    events: events.map(({ command: _ours, ...event }) => ({ ...event, unsent: false })),
  };
}

function openedAtCounter({ id, erp }: RequestFacts, open: ActRow, { dayOf }: Showing): Picture {
  const { files, ...body } = JSON.parse(open.body) as OpenBody;
  const stands = erp === undefined || erp.absent === 1 ? null : erp;
  const state = stands === null ? 'ouverte' : erpRequestState(stands.state);
  return {
    ...OPEN_QUESTIONS,
    ...body,
    id,
    leaseId: open.leaseId,
    state,
    stateLabel: stands === null ? requestStateWords[state] : erpStateLabel(stands.state),
    openedOn: dayOf(open.at),
    dueOn: stands?.dueOn ?? body.dueOn,
    news: false,
    fromErp: false,
    version: 1,
    openedBy: open.author,
    events: [eventOf(open, 'ouverture', null, 'ouverte', files)],
  };
}

function toldByErp({ id, number }: RequestFacts, erp: ErpRow): Picture {
  const { place, motive } = erp;
  return {
    ...OPEN_QUESTIONS,
    id,
    number,
    leaseId: erp.leaseId,
    residence: erp.residence,
    place,
    motive,
    label: [place, motive].filter((word) => word !== null && word !== '').join(' · '),
    nature: null,
    urgency: 'normale',
    common: erp.leaseId === null && erp.residence !== null,
    state: erpRequestState(erp.state),
    stateLabel: erpStateLabel(erp.state),
    openedOn: erp.openedOn,
    dueOn: erp.dueOn,
    news: false,
    fromErp: true,
    // As the portal counts: its opening.
    version: 1,
    description: null,
    contact: null,
    availability: [],
    channel: null,
    openedBy: null,
    events: [],
  };
}

/** Our words where the ERP's is one of ours; else its own, without what stands for spaces in its file. */
function erpStateLabel(word: string): string {
  const code = word.trim().toLowerCase().replaceAll('_', '-');
  if (Object.hasOwn(requestStateWords, code)) return requestStateWords[code as RequestState];
  const plain = word.trim().replaceAll(/[_\s]+/g, ' ');
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
}

function afterAct(shown: Picture, act: ActRow): Picture {
  const after = (more: Partial<Picture>, event: TimelineEvent): Picture => ({
    ...shown,
    ...more,
    version: shown.version + 1,
    events: [...shown.events, event],
  });
  switch (act.act) {
    case 'open':
      return shown;
    case 'complement': {
      const { text, files } = JSON.parse(act.body) as ComplementBody;
      return after({}, eventOf(act, 'complement', text, null, files));
    }
    case 'modify': {
      const { changes } = JSON.parse(act.body) as ModifyBody;
      const moved = changeWords((field) => JSON.stringify(changes[field]) !== JSON.stringify(shown[field]));
      return after(changes, eventOf(act, 'modification', moved, null));
    }
    case 'close': {
      const { reason, comment } = JSON.parse(act.body) as CloseBody;
      const state = stateAfterClosing(reason);
      const text = [closingWords[reason], ...(comment === '' ? [] : [comment])].join('. ');
      return after({ state }, eventOf(act, 'cloture', text, state));
    }
  }
}

function eventOf(
  { at, author, outbox }: ActRow,
  kind: RequestEventKind,
  text: string | null,
  state: RequestState | null,
  files: readonly Attachment[] = [],
): TimelineEvent {
  return {
    at,
    by: 'counter',
    author,
    kind,
    text: text === '' ? null : text,
    state,
    files,
    unsent: outbox === 'waiting' || outbox === 'sending',
  };
}
