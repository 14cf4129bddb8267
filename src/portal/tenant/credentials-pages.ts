import { readEmail } from '../../rules/registrations/email.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { html } from '../pages/html.ts';
import { fullName, loginOf, personNames, setPassword, spacesOf } from '../spaces/logins.ts';
import { makeLink } from '../spaces/ways-in.ts';
import { hashPassword, verifyPassword } from '../staff/password-hash.ts';
import { field, newPasswordFields, submit, wayTo } from './form-parts.ts';
import type { Page } from './layout.ts';
import {
  hasFaults,
  NO_FAULTS,
  type PasswordFaults,
  passwordFaults,
  passwordRules,
  tellPasswordChanged,
  typedPassword,
} from './new-password.ts';
import { beginSession, countPasswordTry, forgetPasswordTries } from './session.ts';
import { giveCookie } from './sign-in-page.ts';
import type { TenantRoutes, TenantVisit } from './tenant-routes.ts';
import { waitPage } from './wait-page.ts';

/** « Changer d'adresse » and « Changer de mot de passe »: the password is asked again, and counted as at the sign-in. */
export function registerCredentials(pages: TenantRoutes): void {
  pages.getSignedIn('/compte/adresse', async (visit) => visit.show(await emailPage(visit, {})));
  pages.postSignedIn('/compte/adresse', changeEmail);
  pages.getSignedIn('/compte/mot-de-passe', async (visit) => visit.show(passwordPage(visit, NO_FAULTS, [])));
  pages.postSignedIn('/compte/mot-de-passe', changePassword);
}

const WRONG = "Ce n'est pas votre mot de passe actuel.";

/** Whether this is his password, or the page to show instead. */
async function proves(visit: TenantVisit, password: string): Promise<boolean | Page> {
  const { room, request, tenant } = visit;
  const held = await visit.work((tx) => loginOf(tx, tenant.person));
  const tried = { login: held?.login ?? '', address: request.ip };
  const seconds = await countPasswordTry(room.services, tried);
  if (seconds > 0) return waitPage(visit, seconds);
  const right = await verifyPassword(held?.passwordHash ?? undefined, password);
  if (right) await forgetPasswordTries(room.services, tried);
  return right;
}

type EmailFaults = {
  readonly email?: readonly string[];
  readonly again?: readonly string[];
  readonly password?: readonly string[];
};

async function changeEmail(visit: TenantVisit): Promise<unknown> {
  const { form, tenant, at, desk } = visit;
  const read = readEmail((form.adresse ?? '').slice(0, 300));
  const again = readEmail((form.encore ?? '').slice(0, 300));
  const proved = await proves(visit, typedPassword(form.actuel));
  if (typeof proved === 'object') return visit.show(proved);
  const same = read.kind === 'ok' && again.kind === 'ok' && read.email === again.email;
  const faults: EmailFaults = {
    email: read.kind === 'refused' ? [read.sentence] : [],
    again: read.kind === 'refused' || same ? [] : ['Les deux adresses ne sont pas les mêmes.'],
    password: proved ? [] : [WRONG],
  };
  if (read.kind !== 'ok' || !same || !proved) return visit.show(await emailPage(visit, faults));
  await visit.work(async (tx) => {
    const { person } = tenant;
    const space = (await spacesOf(tx, person)).find(({ state }) => state === 'active');
    if (space === undefined) return;
    const { email } = read;
    const { feed } = space;
    const token = await makeLink(tx, {
      purpose: 'email',
      channel: 'email',
      person,
      account: null,
      feed,
      email,
      at,
    });
    await queueMail(tx, {
      facts: { kind: 'email-confirm', link: `${desk.address}/espace/adresse?cle=${token}` },
      desk,
      recipient: email,
      name: fullName(await personNames(tx, person)),
      person,
      account: null,
      feed,
      about: null,
      at,
    });
  });
  return visit.go('/espace/compte?fait=envoi');
}

async function emailPage({ form, tenant, work }: TenantVisit, faults: EmailFaults): Promise<Page> {
  const first = ((await work((tx) => loginOf(tx, tenant.person)))?.email ?? null) === null;
  const { email = [], again = [], password = [] } = faults;
  const faulty = email.length + again.length + password.length > 0;
  return {
    title: first ? 'Donner une adresse e-mail' : "Changer d'adresse e-mail",
    lead: first
      ? 'Un lien part à cette adresse. Ouvrez-le dans les 24\u00a0heures pour la confirmer.'
      : "Un lien part à la nouvelle adresse. L'ancienne reste valable tant que vous ne l'avez pas ouvert, puis elle en est avertie.",
    faulty,
    status: faulty ? 422 : 200,
    body: html`<form class="space-form" method="post" action="/espace/compte/adresse"><input type="hidden" name="jeton" value="${tenant.csrf}">${field(
      {
        name: 'adresse',
        label: 'Nouvelle adresse e-mail',
        type: 'email',
        value: (form.adresse ?? '').slice(0, 300),
        help: 'Par exemple nom@exemple.fr.',
        errors: email,
        autocomplete: 'email',
        maxlength: 300,
        focus: email.length > 0,
      },
    )}${field({
      name: 'encore',
      label: 'La même adresse, encore une fois',
      type: 'email',
      value: (form.encore ?? '').slice(0, 300),
      errors: again,
      autocomplete: 'email',
      maxlength: 300,
      focus: email.length === 0 && again.length > 0,
    })}${field({
      name: 'actuel',
      label: 'Votre mot de passe',
      type: 'password',
      errors: password,
      autocomplete: 'current-password',
      maxlength: 200,
      focus: email.length + again.length === 0 && password.length > 0,
    })}${submit('Recevoir le lien')}</form><div class="ways">${wayTo('/espace/compte', 'Revenir sans rien changer')}</div>`,
  };
}

async function changePassword(visit: TenantVisit): Promise<unknown> {
  const { form, tenant, at, desk, room } = visit;
  const { person } = tenant;
  const proved = await proves(visit, typedPassword(form.actuel));
  if (typeof proved === 'object') return visit.show(proved);
  const faults = await visit.work((tx) => passwordFaults(tx, visit, person));
  if (!proved || hasFaults(faults)) return visit.show(passwordPage(visit, faults, proved ? [] : [WRONG]));
  const hash = await hashPassword(typedPassword(form.motdepasse));
  const token = await visit.work(async (tx) => {
    const [space] = await spacesOf(tx, person);
    await setPassword(tx, person, hash, at);
    await tellPasswordChanged(tx, desk, { person, feed: space?.feed ?? '*', at });
    // His other sessions have ended with the old password; this one goes on under another token.
    return beginSession(tx, person, room.services.now());
  });
  giveCookie(visit, token);
  return visit.go('/espace/compte?fait=mot-de-passe');
}

function passwordPage(visit: TenantVisit, faults: PasswordFaults, current: readonly string[]): Page {
  const faulty = hasFaults(faults) || current.length > 0;
  return {
    title: 'Changer de mot de passe',
    lead: 'Vos autres appareils seront déconnectés.',
    faulty,
    status: faulty ? 422 : 200,
    body: html`<form class="space-form" method="post" action="/espace/compte/mot-de-passe"><input type="hidden" name="jeton" value="${visit.tenant.csrf}">${field(
      {
        name: 'actuel',
        label: 'Mot de passe actuel',
        type: 'password',
        errors: current,
        autocomplete: 'current-password',
        maxlength: 200,
        focus: current.length > 0,
      },
    )}${newPasswordFields({
      sentences: passwordRules(visit),
      errors: faults.errors,
      again: faults.again,
      quiet: current.length > 0,
    })}${submit('Changer le mot de passe')}</form><div class="ways">${wayTo('/espace/compte', 'Revenir sans rien changer')}</div>`,
  };
}
