import { html } from '../pages/html.ts';
import { setPassword } from '../spaces/logins.ts';
import { findWayIn, useWayIn } from '../spaces/ways-in.ts';
import { hashPassword } from '../staff/password-hash.ts';
import { hidden, newPasswordFields, submit } from './form-parts.ts';
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
import { keepToItself, shutWayPage } from './way-in-pages.ts';

/** « Nouveau mot de passe », by the link of a mail. Opening it uses nothing. */
export function registerNewPassword(pages: TenantRoutes): void {
  pages.get('/mot-de-passe', async (visit) => {
    keepToItself(visit);
    const token = tokenIn(visit.query);
    const way = await visit.work((tx) => findWayIn(tx, { token, purpose: 'password', at: visit.at }));
    return visit.show(
      way.kind === 'open' ? formPage(visit, token, NO_FAULTS) : shutWayPage(visit, 'password', way.kind),
    );
  });
  pages.post('/mot-de-passe', (visit) => change(visit), { holdsWayIn: true });
}

function tokenIn({ cle = '' }: Readonly<Record<string, string>>): string {
  return cle.slice(0, 200);
}

async function change(visit: Visit): Promise<unknown> {
  keepToItself(visit);
  const { desk, at, form } = visit;
  const token = tokenIn(form);
  const way = await visit.work((tx) => findWayIn(tx, { token, purpose: 'password', at }));
  if (way.kind !== 'open') return visit.show(shutWayPage(visit, 'password', way.kind));
  const { person, feed, hash: wayHash } = way;
  const faults = await visit.work((tx) => passwordFaults(tx, visit, person));
  if (hasFaults(faults)) return visit.show(formPage(visit, token, faults));
  const hash = await hashPassword(typedPassword(form.motdepasse));
  const done = await visit.work(async (tx) => {
    if (!(await useWayIn(tx, wayHash, at))) return false;
    await setPassword(tx, person, hash, at);
    await tellPasswordChanged(tx, desk, { person, feed, at });
    return true;
  });
  if (!done) return visit.show(shutWayPage(visit, 'password', 'used'));
  await welcomeBack(visit, person);
  return visit.go('/espace?fait=mot-de-passe');
}

function formPage(visit: Visit, token: string, faults: PasswordFaults) {
  const faulty = hasFaults(faults);
  return {
    title: 'Nouveau mot de passe',
    lead: "Il remplace l'ancien tout de suite, sur tous vos appareils.",
    faulty,
    status: faulty ? 422 : 200,
    body: html`<form class="space-form" method="post" action="/espace/mot-de-passe">${hidden('cle', token)}${newPasswordFields(
      { sentences: passwordRules(visit), ...faults },
    )}${submit('Changer le mot de passe')}</form>`,
  };
}
