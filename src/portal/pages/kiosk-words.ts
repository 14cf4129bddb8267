import type { IconName } from './icons.ts';
import type { KioskLine } from './kiosk-queries.ts';

/** Without a word from it for this long, somebody should go and look. */
const SILENT_MS = 10 * 60_000;

type Tone = 'neutral' | 'success' | 'warning' | 'danger';
export type Said = { readonly tone: Tone; readonly drawing: IconName; readonly word: string };

/** How a kiosk serves, in the words of who runs the lobby. */
export function serviceWords({ revokedAt, closedAt, seenAt, station }: KioskLine, now: number): Said {
  if (revokedAt !== null) return { tone: 'neutral', drawing: 'refused', word: 'Retirée' };
  if (seenAt === null) return { tone: 'neutral', drawing: 'toCheck', word: "N'est pas encore venue" };
  if (now - seenAt.getTime() > SILENT_MS)
    return { tone: 'danger', drawing: 'danger', word: 'Ne répond plus' };
  if (closedAt !== null) {
    const heard = station !== null && station.service !== 'open';
    return {
      tone: 'warning',
      drawing: 'refused',
      word: heard ? 'Hors service' : 'Hors service au prochain échange',
    };
  }
  if (station === null) return { tone: 'neutral', drawing: 'toCheck', word: 'État inconnu' };
  if (station.service === 'open') return { tone: 'success', drawing: 'done', word: 'En service' };
  if (station.service === 'building')
    return { tone: 'neutral', drawing: 'toCheck', word: 'Reçoit ses données' };
  return {
    tone: 'danger',
    drawing: 'danger',
    word: OUT[station.service] ?? `Hors service (${station.service})`,
  };
}

const OUT: Readonly<Record<string, string>> = {
  base: 'Hors service, base illisible',
  'not-joined': 'Hors service, pas reliée',
  'closed-by-staff': 'Remise en service au prochain échange',
  revoked: 'Hors service, retirée',
};

/** A printer, by what the kiosk says of it. */
export function paperWords(state: string): { readonly word: string; readonly tone: Tone | null } {
  return PAPER[state] ?? { word: state, tone: 'warning' };
}
const PAPER: Readonly<Record<string, { readonly word: string; readonly tone: Tone | null }>> = {
  ready: { word: 'prête', tone: null },
  none: { word: 'aucune', tone: null },
  paper: { word: 'sans papier', tone: 'warning' },
  error: { word: 'en panne', tone: 'danger' },
};

export function terminalWords(state: string): { readonly word: string; readonly tone: Tone | null } {
  return TERMINAL[state] ?? { word: state, tone: 'warning' };
}
const TERMINAL: Readonly<Record<string, { readonly word: string; readonly tone: Tone | null }>> = {
  ready: { word: 'prêt', tone: null },
  none: { word: 'aucun', tone: null },
  error: { word: 'ne répond pas', tone: 'danger' },
};
