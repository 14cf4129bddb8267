import { sql } from 'kysely';
import { maskEmail } from '../../rules/registrations/email.ts';
import type { MailKind } from '../mail/mail-facts.ts';
import type { MailState } from '../store/tables.ts';
import { type Html, html } from './html.ts';
import { chip, csrfField, empty, type Notice, noticeLine } from './layout.ts';
import type { PageRoutes, Visit } from './page-routes.ts';
import type { Viewer } from './session.ts';
import { count, number, when } from './words.ts';

const SHOWN = 100;
/** Failed ones put before a person at once; the others follow once these are decided. */
const TO_DECIDE = 50;

const KINDS: Readonly<Record<MailKind, string>> = {
  activation: 'Activation',
  activated: 'Espace activé',
  password: 'Nouveau mot de passe',
  login: 'Identifiant oublié',
  'email-confirm': "Confirmation d'adresse",
  'email-changed': 'Adresse changée',
  'password-changed': 'Mot de passe changé',
  closed: 'Espace fermé',
  avis: 'Avis disponible',
  payment: 'Paiement enregistré',
  request: 'Demande avancée',
  'certificate-refused': 'Attestation refusée',
  'kiosk-space': 'Espace demandé à la borne',
  document: 'Document envoyé',
  dossier: 'Dossier modifié',
};

type Mail = {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string | null;
  readonly state: MailState;
  readonly made_at: Date;
  readonly sent_at: Date | null;
  readonly next_at: Date;
  readonly fault: string | null;
};

type Picture = {
  readonly counts: ReadonlyMap<MailState, number>;
  /** People whose address no longer takes mail. */
  readonly toCorrect: number;
  readonly failed: readonly Mail[];
  readonly last: readonly Mail[];
};

/** « Courriels »: what the portal writes to tenants, what left, what did not and why. */
export function registerMail(pages: PageRoutes): void {
  pages.get('/courriels', (visit) => show(visit));

  pages.post('/courriels/renvoi', async (visit) => {
    const done = await decide(visit, () => ({
      state: 'waiting' as const,
      tries: 0,
      fault: null,
      next_at: new Date(visit.services.now()),
    }));
    return show(
      visit,
      done
        ? { tone: 'success', fact: 'Ce courriel sera envoyé de nouveau.' }
        : { tone: 'warning', fact: "Ce courriel n'attend plus de décision." },
    );
  });

  pages.post('/courriels/abandon', async (visit) => {
    const done = await decide(visit, () => ({ body: null, html: null }));
    return show(
      visit,
      done
        ? { tone: 'success', fact: 'Ce courriel est abandonné.', detail: 'Son texte est effacé.' }
        : { tone: 'warning', fact: "Ce courriel n'attend plus de décision." },
    );
  });
}

/** False when it was decided already, or is another agency's. */
function decide(
  { read, form }: Visit,
  change: () => {
    readonly state?: 'waiting';
    readonly tries?: number;
    readonly fault?: null;
    readonly next_at?: Date;
    readonly body?: null;
    readonly html?: null;
  },
): Promise<boolean> {
  const id = form.courriel ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return Promise.resolve(false);
  return read(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('mail')
      .set(change())
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .where('body', 'is not', null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}

async function show(visit: Visit, notice?: Notice): Promise<unknown> {
  const { viewer, services } = visit;
  const picture = await pictureOf(visit);
  const readable = services.mode === 'demonstration';
  return visit.show({
    place: 'courriels',
    title: 'Courriels',
    notice,
    body: html`${services.sendsMail !== true && noticeLine(withoutServer(readable))}
${summary(picture)}
${
  picture.failed.length > 0 &&
  html`<section aria-labelledby="non-partis"><h2 id="non-partis">À décider</h2>
<p class="lead">Ces courriels n'ont pas pu partir. Le texte est gardé un mois.</p>
${table('Courriels à décider', picture.failed, { viewer, readable })}</section>`
}
<section aria-labelledby="derniers"><h2 id="derniers">Les derniers courriels</h2>
${
  picture.last.length === 0
    ? empty(
        'mail',
        'Aucun courriel',
        "Le portail en écrit à l'inscription d'un locataire, puis quand il y a consenti.",
      )
    : table('Les derniers courriels', picture.last, { viewer, readable })
}</section>`,
  });
}

function withoutServer(readable: boolean): Notice {
  return {
    tone: 'warning',
    fact: "Aucun serveur de courrier n'est réglé\u202f: rien ne part.",
    detail: readable
      ? 'En démonstration, le texte de chaque courriel se lit ici, avec son lien.'
      : 'SMTP_URL le donne au démarrage du portail. Ce qui attend partira alors.',
  };
}

function summary({ counts, toCorrect }: Picture): Html {
  const of = (state: MailState): number => counts.get(state) ?? 0;
  return html`<dl class="facts"><dt>En attente</dt><dd>${number(of('waiting') + of('sending'))}</dd><dt>Partis</dt><dd>${number(of('sent'))}</dd><dt>Non partis</dt><dd>${number(of('failed'))}</dd><dt>Refusés</dt><dd>${number(of('bounced'))}</dd></dl>
${
  toCorrect > 0 &&
  noticeLine({
    tone: 'warning',
    fact: `${count(toCorrect, 'adresse est à corriger', 'adresses sont à corriger')}.`,
    detail: 'Au guichet, Inscriptions, vue «\u202fAdresses à corriger\u202f».',
  })
}`;
}

function table(
  caption: string,
  mails: readonly Mail[],
  { viewer, readable }: { readonly viewer: Viewer; readonly readable: boolean },
): Html {
  const decisions = mails.some(isToDecide);
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">Courriel</th><th scope="col">Destinataire</th><th scope="col">Écrit le</th><th scope="col">État</th>${decisions && html`<th scope="col"><span class="visually-hidden">Action</span></th>`}</tr></thead>
<tbody>${mails.map(
    (
      mail,
    ) => html`<tr><th scope="row" data-label="Courriel">${wordOf(mail.kind)}${readable && reading(mail)}</th>
<td data-label="Destinataire">${maskEmail(mail.recipient)}</td>
<td data-label="Écrit le">${when(mail.made_at)}</td>
<td data-label="État">${stateChip(mail)}${detailOf(mail)}</td>
${decisions && html`<td class="end">${isToDecide(mail) && decision(viewer, mail)}</td>`}</tr>`,
  )}</tbody></table></div>`;
}

function isToDecide({ state, body }: Mail): boolean {
  return state === 'failed' && body !== null;
}

function decision(viewer: Viewer, mail: Mail): Html {
  const about = html`<span class="visually-hidden"> le courriel ${wordOf(mail.kind)} à ${maskEmail(mail.recipient)}</span>`;
  const field = html`${csrfField(viewer)}<input type="hidden" name="courriel" value="${mail.id}">`;
  return html`<div class="pair"><form method="post" action="/courriels/renvoi">${field}<button class="button" data-size="small" type="submit">Réessayer${about}</button></form>
<form method="post" action="/courriels/abandon">${field}<button class="button" data-variant="refusal" data-size="small" type="submit">Abandonner${about}</button></form></div>`;
}

/** Only where nothing real is written: a text may hold the link that opens a space. */
function reading({ subject, body }: Mail): Html | false {
  if (body === null) return false;
  return html`<details class="letter"><summary>Lire</summary><p><strong>${subject}</strong></p>${body
    .split(/\n\n+/)
    .map((part) =>
      /^https?:\/\/\S+$/.test(part.trim())
        ? html`<p><a href="${part.trim()}">${part.trim()}</a></p>`
        : html`<p>${part}</p>`,
    )}</details>`;
}

function wordOf(kind: string): string {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind as MailKind] : kind;
}

function stateChip({ state, body }: Mail): Html {
  switch (state) {
    case 'waiting':
      return chip('neutral', 'toCheck', 'En attente');
    case 'sending':
      return chip('neutral', 'toCheck', "En cours d'envoi");
    case 'sent':
      return chip('success', 'done', 'Parti');
    case 'failed':
      return body === null ? chip('neutral', 'refused', 'Abandonné') : chip('danger', 'error', 'Non parti');
    case 'bounced':
      return chip('warning', 'refused', 'Refusé');
  }
}

function detailOf({ state, fault, sent_at: sentAt, next_at: nextAt }: Mail): Html {
  const words = [
    ...(state === 'sent' && sentAt !== null ? [`le ${when(sentAt)}`] : []),
    ...(fault === null ? [] : [fault]),
    ...(state === 'waiting' && fault !== null ? [`nouvel essai le ${when(nextAt)}`] : []),
  ];
  return html`${words.length > 0 && html`<p class="second">${words.join(', ')}</p>`}`;
}

function pictureOf({ read }: Visit): Promise<Picture> {
  return read(async (tx) => {
    const columns = [
      'id',
      'kind',
      'recipient',
      'subject',
      'body',
      'state',
      'made_at',
      'sent_at',
      'next_at',
      'fault',
    ] as const;
    const states = await tx
      .selectFrom('mail')
      .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute();
    const failed = await tx
      .selectFrom('mail')
      .select(columns)
      .where('state', '=', 'failed')
      .where('body', 'is not', null)
      .orderBy('made_at')
      .orderBy('id')
      .limit(TO_DECIDE)
      .execute();
    const last = await tx
      .selectFrom('mail')
      .select(columns)
      .where(({ not, and, eb }) => not(and([eb('state', '=', 'failed'), eb('body', 'is not', null)])))
      .orderBy('made_at', 'desc')
      .orderBy('id')
      .limit(SHOWN)
      .execute();
    const { rows } = await sql<{ n: number }>`
      SELECT count(DISTINCT person) AS n FROM tenant_space
      WHERE bounced_at IS NOT NULL AND state IN ('pending', 'active', 'suspended')`.execute(tx);
    return {
      counts: new Map(states.map(({ state, n }) => [state, Number(n)])),
      toCorrect: rows[0]?.n ?? 0,
      failed,
      last,
    };
  });
}
