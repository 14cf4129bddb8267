import { readActivationCode } from '../../rules/registrations/activation-code.ts';
import { html } from '../pages/html.ts';
import { activateSpace } from '../spaces/activate.ts';
import { setPassword, spacesOf } from '../spaces/logins.ts';
import { failWayIn, findWayIn, useWayIn, type WayIn } from '../spaces/ways-in.ts';
import { hashPassword } from '../staff/password-hash.ts';
import { countTry, forgetTries, hiddenSubject } from '../store/tries.ts';
import { isHisReference, referenceField, WRONG_REFERENCE } from './account-reference.ts';
import { field, hidden, newPasswordFields, questionField, submit, wayTo } from './form-parts.ts';
import { callSentence, type Page } from './layout.ts';
import {
  hasFaults,
  NO_FAULTS,
  type PasswordFaults,
  passwordFaults,
  passwordRules,
  tellPasswordChanged,
  typedPassword,
  welcomeBack,
} from './new-password.ts';
import type { TenantRoutes, Visit } from './tenant-routes.ts';
import { waitPage } from './wait-page.ts';
import { keepToItself, shutWayPage } from './way-in-pages.ts';

type OpenWay = Extract<WayIn, { readonly kind: 'open' }>;

/** Codes that open nothing, of one address, before a wait: a slip is typed by hand, and a library is one address. */
const FREE_CODES = 20;

/** « Activer mon espace »: a link received by mail, or the code of a slip. */
export function registerActivation(pages: TenantRoutes): void {
  pages.get('/activer', async (visit) => {
    const asked = askedWay(visit.query);
    if (asked === undefined) return visit.show(codePage(visit, '', undefined));
    keepToItself(visit);
    const found = await lookUp(visit, asked);
    return found.kind === 'page'
      ? visit.show(found.page)
      : visit.show(passwordPage(visit, asked, found.way, {}));
  });
  pages.post('/activer', (visit) => activate(visit), { holdsWayIn: true });
}

type AskedWay =
  | { readonly token: string }
  /** As typed; `code` undefined where it cannot be one. */
  | { readonly typed: string; readonly code: string | undefined };

function askedWay({ cle, code }: Readonly<Record<string, string>>): AskedWay | undefined {
  if (cle !== undefined) return { token: cle.slice(0, 200) };
  if (code === undefined) return undefined;
  const typed = code.slice(0, 60);
  return { typed, code: readActivationCode(typed) };
}

/** The way in that was asked for, or the page that says why there is none. A code is guessed no faster than a password. */
async function lookUp(
  visit: Visit,
  asked: AskedWay,
): Promise<{ readonly kind: 'way'; readonly way: OpenWay } | { readonly kind: 'page'; readonly page: Page }> {
  const { room, request, at } = visit;
  if ('token' in asked) {
    const way = await visit.work((tx) => findWayIn(tx, { token: asked.token, purpose: 'activation', at }));
    return way.kind === 'open'
      ? { kind: 'way', way }
      : { kind: 'page', page: shutWayPage(visit, 'activation', way.kind) };
  }
  const { code, typed } = asked;
  if (code === undefined) {
    return { kind: 'page', page: codePage(visit, typed, 'Un code a douze lettres et chiffres.') };
  }
  const subject = hiddenSubject('slip-address', request.ip);
  const wait = await countTry(room.services, { subject, free: FREE_CODES });
  if (wait > 0) return { kind: 'page', page: waitPage(visit, Math.ceil(wait / 1000)) };
  const way = await visit.work((tx) => findWayIn(tx, { code, purpose: 'activation', at }));
  if (way.kind === 'unknown') {
    return { kind: 'page', page: codePage(visit, typed, "Ce code n'est pas reconnu. Relisez le bulletin.") };
  }
  await forgetTries(room.services.database, [subject]);
  return way.kind === 'open'
    ? { kind: 'way', way }
    : { kind: 'page', page: shutWayPage(visit, 'activation', way.kind, 'slip') };
}

function codePage({ desk: { profile } }: Visit, typed: string, error: string | undefined): Page {
  return {
    title: 'Activer mon espace',
    lead: `Avec le bulletin remis par ${profile.name}, saisissez votre code d'activation.`,
    faulty: error !== undefined,
    status: error === undefined ? 200 : 422,
    body: html`<form class="space-form code-input" method="get" action="/espace/activer">${field({
      name: 'code',
      label: "Code d'activation",
      value: typed,
      help: 'Douze lettres et chiffres, avec ou sans les tirets.',
      errors: error === undefined ? [] : [error],
      autocomplete: 'one-time-code',
      maxlength: 40,
      focus: error !== undefined,
    })}${submit('Continuer')}</form><div class="ways">${wayTo('/espace/aide', "Je n'ai ni e-mail ni bulletin")}${wayTo('/espace', 'Mon espace est déjà activé')}</div>`,
  };
}

type Faults = {
  readonly reference?: readonly string[];
  readonly password?: PasswordFaults;
  readonly answer?: readonly string[];
};

function passwordPage(visit: Visit, asked: AskedWay, way: OpenWay, faults: Faults): Page {
  const { profile } = visit.desk;
  const { reference = [], password = NO_FAULTS, answer = [] } = faults;
  const faulty = reference.length + answer.length > 0 || hasFaults(password);
  const byMail = way.channel === 'email';
  const { name } = profile.printedReference;
  return {
    title: 'Activer mon espace',
    lead: byMail
      ? `Dernière étape\u202f: indiquez votre ${name} et choisissez votre mot de passe.`
      : "Dernière étape\u202f: choisissez votre mot de passe. Personne d'autre ne le connaît.",
    faulty,
    status: faulty ? 422 : 200,
    body: html`<form class="space-form" method="post" action="/espace/activer">${
      'token' in asked ? hidden('cle', asked.token) : hidden('code', asked.code)
    }${byMail && referenceField(visit, reference)}${newPasswordFields({
      sentences: passwordRules(visit),
      ...password,
      quiet: reference.length > 0,
    })}${questionField(profile.account.humanCheck.value === true ? visit.ask() : undefined, {
      errors: answer,
      focus: answer.length > 0 && reference.length === 0 && !hasFaults(password),
      call: callSentence(profile),
    })}${submit('Activer mon espace')}</form>`,
  };
}

async function activate(visit: Visit): Promise<unknown> {
  const { form, desk, at } = visit;
  const asked = askedWay(form);
  if (asked === undefined) return visit.go('/espace/activer');
  keepToItself(visit);
  const found = await lookUp(visit, asked);
  if (found.kind === 'page') return visit.show(found.page);
  const { way } = found;
  const answer = desk.profile.account.humanCheck.value === true ? visit.answerFaults() : [];
  // Before the reference: a program that guesses it is to answer first.
  if (answer.length > 0) {
    const password = await visit.work((tx) => passwordFaults(tx, visit, null));
    return visit.show(passwordPage(visit, asked, way, { answer, password }));
  }
  const known = await visit.work(async (tx) => {
    const right = way.channel !== 'email' || (await isHisReference(tx, visit, way.person));
    const works = right || (await failWayIn(tx, way.hash));
    return { right, works, password: await passwordFaults(tx, visit, right ? way.person : null) };
  });
  if (!known.works) return visit.show(shutWayPage(visit, 'activation', 'expired'));
  if (!known.right) {
    const reference = [WRONG_REFERENCE];
    return visit.show(passwordPage(visit, asked, way, { reference, password: known.password }));
  }
  if (hasFaults(known.password)) {
    return visit.show(passwordPage(visit, asked, way, { password: known.password }));
  }
  const hash = await hashPassword(typedPassword(form.motdepasse));
  const done = await visit.work(async (tx) => {
    if (!(await useWayIn(tx, way.hash, at))) return false;
    const { person, account, feed, channel } = way;
    const spaces = await spacesOf(tx, person);
    const had = spaces.some(({ state }) => state === 'active');
    await setPassword(tx, person, hash, at);
    for (const space of spaces) {
      if (account === null ? space.state === 'pending' : space.account === account) {
        await activateSpace(tx, { account: space.account, person, at, channel });
      }
    }
    if (had) await tellPasswordChanged(tx, desk, { person, feed, at });
    return true;
  });
  if (!done) return visit.show(shutWayPage(visit, 'activation', 'used'));
  await welcomeBack(visit, way.person);
  return visit.go('/espace?fait=activation');
}
