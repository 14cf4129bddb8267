import type { SyncStatus } from '../../contract/sync.ts';
import { assertNever } from '../../rules/brand.ts';
import { CLOCK_SUSPECT_MS } from '../../rules/sync/protocol.ts';
import type { ReadableDb } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { Clock } from '../ports.ts';
import type { SyncDesk } from './desk.ts';
import type { PauseCode } from './loop/sync-loop.ts';
import { countOutbox, countSent, oldestUnsent } from './queries.ts';
import { type PortalLinkRow, readPortalLink } from './store/link-state.ts';
import type { PullProgress } from './worker-messages.ts';

/** Where this post and the portal stand, in figures and words. */
export function syncStatus(db: ReadableDb, clock: Clock, live: SyncDesk['live']): SyncStatus {
  const link = readPortalLink(db);
  const now = clock.now();
  const { from, to } = dayOf(clock, now);
  const oldest = oldestUnsent(db);
  const queue = {
    ...countOutbox(db),
    sentToday: countSent(db, from, to),
    oldestWaitingSeconds:
      oldest === undefined ? null : Math.max(0, Math.floor((now - Date.parse(oldest)) / 1000)),
  };
  if (link === undefined) {
    return {
      link: 'none',
      since: null,
      ...queue,
      pull: null,
      pause: null,
      clockAheadSeconds: null,
      portal: null,
    };
  }
  const { address, mode, agency, device, joinedAt } = link;
  return {
    // A first pull is one long round: while its pages come, the portal answers, whatever the last attempt was.
    link: live.receiving === true && link.state === 'offline' ? 'online' : link.state,
    since: link.since,
    ...queue,
    pull: pullOf(link, live),
    pause: link.state === 'paused' && link.pauseCode !== null ? pauseWords(link.pauseCode) : null,
    clockAheadSeconds: clockAhead(link.clockOffsetMs),
    portal: {
      address,
      mode,
      agency,
      device,
      joinedAt,
      lastAnswerAt: live.lastAnswerAt ?? link.lastAnswerAt,
    },
  };
}

/** The first pull under way: as last heard from the thread, or as it stood when the program was last closed. */
export function pullOf(link: PortalLinkRow, live: SyncDesk['live']): PullProgress | null {
  if (live.pull !== undefined) return live.pull;
  const { pullDone, pullTotal } = link;
  return pullDone === null || pullTotal === null ? null : { done: pullDone, total: pullTotal };
}

function clockAhead(offsetMs: number | null): number | null {
  if (offsetMs === null || Math.abs(offsetMs) <= CLOCK_SUSPECT_MS) return null;
  return Math.round(-offsetMs / 1000);
}

/** The instants between which it is today here. */
function dayOf(clock: Clock, now: number): { readonly from: string; readonly to: string } {
  const offset = clock.offsetMinutes(now) * 60_000;
  const from = Date.parse(`${localDay(clock, now)}T00:00:00.000Z`) - offset;
  return { from: new Date(from).toISOString(), to: new Date(from + 86_400_000).toISOString() };
}

const KEPT = 'Vous pouvez continuer\u202f: les opérations sont gardées sur ce poste.';

function pauseWords(code: PauseCode): { code: string; sentence: string; next: string } {
  switch (code) {
    case 'revoked':
      return {
        code: 'SYN-REVOKED',
        sentence: `Ce poste n'est plus relié au portail\u202f: son accès a été retiré. ${KEPT}`,
        next: "Demandez un nouveau code à l'administrateur du portail.",
      };
    case 'unknown-device':
      return {
        code: 'SYN-SESSION',
        sentence: `Le portail ne reconnaît pas ce poste. ${KEPT}`,
        next: "Demandez un nouveau code à l'administrateur du portail.",
      };
    case 'other-landlord':
      return {
        code: 'SYN-LANDLORD',
        sentence: `Le portail à cette adresse est celui d'un autre bailleur. ${KEPT}`,
        next: "Vérifiez l'adresse du portail avec votre administrateur.",
      };
    case 'too-old':
      return {
        code: 'SYN-VERSION',
        sentence: `Cette version de Guichet est trop ancienne pour le portail. ${KEPT}`,
        next: 'Faites mettre Guichet à jour sur ce poste.',
      };
    default:
      return assertNever(code);
  }
}
