import { html } from '../pages/html.ts';
import { countTry, hiddenSubject } from '../store/tries.ts';
import { mailForgottenLogin, mailForgottenPassword } from './forgotten-mail.ts';
import { field, questionField, submit, wayTo } from './form-parts.ts';
import { callSentence, type Page } from './layout.ts';
import { triedOften } from './session.ts';
import type { TenantRoutes, Visit } from './tenant-routes.ts';
import { waitPage } from './wait-page.ts';

type Forgotten = {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly label: (reference: string) => string;
  readonly help: (caption: string) => string;
  readonly button: string;
  readonly answer: string;
  readonly mail: (visit: Visit, typed: string) => Promise<void>;
};

const PASSWORD: Forgotten = {
  path: '/mot-de-passe-oublie',
  title: 'Mot de passe oublié',
  lead: 'Indiquez avec quoi vous vous connectez. Vous recevrez un lien pour choisir un nouveau mot de passe.',
  label: () => 'Adresse e-mail ou identifiant',
  help: () => "L'identifiant est sur le bulletin d'activation, par exemple L4827 1936.",
  button: 'Recevoir un lien',
  answer:
    "Si un espace correspond, un lien part à l'adresse e-mail de cet espace. Il est valable 1\u00a0heure.",
  mail: mailForgottenPassword,
};

const LOGIN: Forgotten = {
  path: '/identifiant-oublie',
  title: 'Identifiant oublié',
  lead: "Vous recevrez votre identifiant par e-mail, à l'adresse que vous avez donnée.",
  label: (reference) => `Adresse e-mail ou ${reference}`,
  help: (caption) => caption,
  button: 'Recevoir mon identifiant',
  answer: "Si un espace correspond, l'identifiant part à l'adresse e-mail de cet espace.",
  mail: mailForgottenLogin,
};

/** Requests of one address before it is to wait. */
const FREE_ASKED = 20;

/**
 * « Mot de passe oublié », « Identifiant oublié »: one answer for everyone. Whatever is typed is looked for once the
 * answer has left, so that neither its words nor its time tell whether anybody was found.
 */
export function registerForgotten(pages: TenantRoutes): void {
  for (const forgotten of [PASSWORD, LOGIN]) {
    pages.get(forgotten.path, async (visit) =>
      visit.show(formPage(visit, forgotten, await isAsked(visit), {})),
    );
    pages.post(forgotten.path, (visit) => answer(visit, forgotten));
  }
}

/** The landlord's guide asks for it, or this address has failed often. */
async function isAsked({ room, request, desk }: Visit): Promise<boolean> {
  if (desk.profile.account.humanCheck.value === true) return true;
  return triedOften(room.services, { login: '', address: request.ip });
}

async function answer(visit: Visit, forgotten: Forgotten): Promise<unknown> {
  const { form, request, reply, room } = visit;
  const typed = (form.qui ?? '').trim().slice(0, 300);
  const asked = await isAsked(visit);
  const faults = {
    who: typed === '' ? ['Indiquez-le pour continuer.'] : [],
    answer: asked ? visit.answerFaults() : [],
  };
  if (faults.who.length + faults.answer.length > 0) {
    return visit.show(formPage(visit, forgotten, asked, faults));
  }
  const subject = hiddenSubject('asked-address', request.ip);
  const wait = await countTry(room.services, { subject, free: FREE_ASKED });
  if (wait > 0) return visit.show(waitPage(visit, Math.ceil(wait / 1000)));
  room.afterAnswer(reply, () => forgotten.mail(visit, typed));
  return visit.show(sentPage(visit, forgotten));
}

function formPage(
  visit: Visit,
  { path, title, lead, label, help, button }: Forgotten,
  asked: boolean,
  faults: { readonly who?: readonly string[]; readonly answer?: readonly string[] },
): Page {
  const { profile } = visit.desk;
  const { who = [], answer = [] } = faults;
  const faulty = who.length + answer.length > 0;
  return {
    title,
    lead,
    faulty,
    status: faulty ? 422 : 200,
    body: html`<form class="space-form" method="post" action="/espace${path}">${field({
      name: 'qui',
      label: label(profile.printedReference.name),
      value: (visit.form.qui ?? '').slice(0, 300),
      help: help(profile.printedReference.caption),
      errors: who,
      autocomplete: 'username',
      maxlength: 300,
      focus: who.length > 0,
    })}${questionField(asked ? visit.ask() : undefined, {
      errors: answer,
      focus: answer.length > 0 && who.length === 0,
      call: callSentence(profile),
    })}${submit(button)}</form><div class="ways">${wayTo('/espace', 'Revenir à la connexion')}</div>`,
  };
}

function sentPage({ desk: { profile } }: Visit, { answer }: Forgotten): Page {
  const sender = profile.space.sender.value;
  return {
    title: 'Regardez vos e-mails',
    lead: answer,
    body: html`<div class="text-section"><h2>Rien dans quelques minutes${'\u202f'}?</h2>
<p>Regardez parmi les courriers indésirables${sender !== null && html`, un message de ${sender}`}. Vous n'avez pas donné d'adresse e-mail, ou vous en avez changé${'\u202f'}? ${callSentence(profile)}</p></div>
<div class="ways">${wayTo('/espace', 'Revenir à la connexion')}${wayTo('/espace/aide', 'Aide')}</div>`,
  };
}
