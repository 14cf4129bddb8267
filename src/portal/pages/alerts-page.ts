import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { AlarmKind } from '../store/alarms.ts';
import { type Html, html } from './html.ts';
import { chip, csrfField, empty, type Notice } from './layout.ts';
import type { PageRoutes, Visit } from './page-routes.ts';
import type { Viewer } from './session.ts';
import { day, modeWord, number, when } from './words.ts';

const SHOWN = 200;

type Alarm = {
  readonly no: number;
  readonly kind: string;
  readonly agency: string;
  readonly facts: string;
  readonly raised_at: Date;
  readonly seen_at: Date | null;
};

/** What each kind means, and what is to be done. */
const KINDS: Readonly<Record<AlarmKind, { readonly title: string; readonly advice: string }>> = {
  'numero-double': {
    title: 'Un numéro a servi deux fois',
    advice:
      'Les deux opérations sont gardées. Le poste a sans doute été copié ou remis à une sauvegarde plus ancienne.',
  },
  fork: {
    title: 'Une base a été copiée',
    advice: 'Deux opérations différentes sont venues du même rang. Le poste continue sous une autre série.',
  },
  conflit: {
    title: 'Une opération est revenue avec un autre contenu',
    advice: 'La première est gardée, la seconde est refusée. Faites vérifier le poste.',
  },
  'doublon-possible': {
    title: 'Un paiement a peut-être été saisi deux fois',
    advice:
      "Même compte, même montant, même mode, même jour, à deux postes. Si c'en est un, annulez-le au guichet.",
  },
  'annulation-double': {
    title: 'Un encaissement a été annulé deux fois',
    advice:
      "La première annulation compte. La seconde est à lettrer\u202f: vérifiez que l'argent n'a été rendu qu'une fois.",
  },
  illisible: {
    title: 'Une opération ne peut pas être lue',
    advice: "Elle est gardée telle quelle. L'argent qu'elle porte, s'il se lit, est à lettrer.",
  },
  'espace-inconnu': {
    title: 'Un acte porte sur un espace locataire que le portail ne connaît pas',
    advice:
      "L'acte est gardé et n'a rien changé ici. Ouvrez le compte au guichet, et refaites-le si l'espace existe.",
  },
  'compte-inconnu': {
    title: 'Une attestation ou une demande porte sur un compte que le portail ne connaît pas',
    advice:
      "Elle est gardée à l'agence qui l'a envoyée, et suivra le compte dès que les fichiers du bailleur le diront.",
  },
};

/** « Alertes »: what a person must look at; nothing waits for it. */
export function registerAlerts(pages: PageRoutes): void {
  pages.get('/alertes', (visit) => show(visit));
  pages.post('/alertes/vue', async (visit) => {
    const no = Number(visit.form.alerte);
    const seen = new Date(visit.services.now());
    const done =
      Number.isSafeInteger(no) &&
      (await visit.read((tx) =>
        tx
          .updateTable('alarm')
          .set({ seen_at: seen })
          .where('no', '=', no)
          .where('seen_at', 'is', null)
          .returning('no')
          .executeTakeFirst(),
      )) !== undefined;
    return show(
      visit,
      done
        ? { tone: 'success', fact: "L'alerte est marquée comme vue." }
        : { tone: 'neutral', fact: 'Cette alerte était déjà vue.' },
    );
  });
}

async function show(visit: Visit, notice?: Notice): Promise<unknown> {
  const { alarms, names } = await visit.read(async (tx) => {
    const found: readonly Alarm[] = await tx
      .selectFrom('alarm')
      .selectAll()
      .orderBy('seen_at', (order) => order.desc().nullsFirst())
      .orderBy('no', 'desc')
      .limit(SHOWN)
      .execute();
    return { alarms: found, names: await accountNames(tx, found) };
  });
  const open = alarms.filter(({ seen_at }) => seen_at === null);
  const seen = alarms.filter(({ seen_at }) => seen_at !== null);
  return visit.show({
    place: 'alertes',
    title: 'Alertes',
    notice,
    body: html`${open.length === 0 ? empty('allDone', 'Aucune alerte en attente', 'Numéros, sauvegardes et doubles saisies\u202f: rien à regarder.') : list(visit.viewer, open, names, 'À regarder')}
${seen.length > 0 && list(visit.viewer, seen, names, 'Déjà vues')}`,
  });
}

function list(
  viewer: Viewer,
  alarms: readonly Alarm[],
  names: ReadonlyMap<string, string>,
  title: string,
): Html {
  return html`<section><h2>${title}</h2><div class="card">${alarms.map((alarm) => {
    const known = KINDS[alarm.kind as AlarmKind] ?? { title: alarm.kind, advice: '' };
    return html`<div class="alarm">
<div class="alarm-words"><h3 class="alarm-title">${known.title}</h3><p>${factsInWords(alarm, names)}</p><p class="second">${known.advice}</p>
<p class="second">Agence ${alarm.agency}, le ${when(alarm.raised_at)}</p></div>
${
  alarm.seen_at === null
    ? html`<form method="post" action="/alertes/vue">${csrfField(viewer)}<input type="hidden" name="alerte" value="${alarm.no}"><button class="button" type="submit">Marquer comme vue<span class="visually-hidden">, alerte ${number(alarm.no)}</span></button></form>`
    : chip('neutral', 'done', 'Vue')
}</div>`;
  })}</div></section>`;
}

function factsInWords({ kind, facts }: Alarm, names: ReadonlyMap<string, string>): Html {
  const said = JSON.parse(facts) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => String(said[name] ?? '');
  switch (kind) {
    case 'numero-double':
      return html`N°${NBSP}<span class="document-number">${text('number')}</span>`;
    case 'doublon-possible':
      return html`${formatEuros(Number(said.cents))} en ${modeWord(text('mode'))}, le ${day(text('on'))}, compte <span class="reference">${names.get(text('account')) ?? text('account')}</span>`;
    case 'fork':
      return html`Base <span class="document-number">${text('incarnation')}</span>`;
    default:
      return html`${Object.entries(said).map(([name, value]) => html`<span class="fact">${WORDS[name] ?? name}\u202f: ${Array.isArray(value) ? value.join(', ') : String(value)}</span> `)}`;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  command: 'Opération',
  commands: 'Opérations',
  type: 'Type',
  payment: 'Encaissement',
  reversals: 'Annulations',
  id: 'Opération',
};

/** Accounts as they are printed. */
async function accountNames(
  tx: Parameters<Parameters<Visit['read']>[0]>[0],
  alarms: readonly Alarm[],
): Promise<ReadonlyMap<string, string>> {
  const keys = alarms.flatMap(({ facts }) => {
    const { account } = JSON.parse(facts) as { readonly account?: unknown };
    return typeof account === 'string' ? [account] : [];
  });
  if (keys.length === 0) return new Map();
  const rows = await tx.selectFrom('account').select(['key', 'printed']).where('key', 'in', keys).execute();
  return new Map(rows.map(({ key, printed }) => [key, printed]));
}
