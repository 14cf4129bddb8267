import { formatPlainDate, isIsoDate } from '../../rules/dates.ts';
import type { Legal, LegalText } from '../../rules/registrations/legal.ts';
import { html } from '../pages/html.ts';
import { wayTo } from './form-parts.ts';
import type { Page } from './layout.ts';
import type { TenantRoutes } from './tenant-routes.ts';

const TEXTS: readonly (readonly [path: string, of: (legal: Legal) => LegalText])[] = [
  ['/conditions', ({ terms }) => terms],
  ['/donnees-personnelles', ({ notice }) => notice],
  ['/cookies', ({ cookies }) => cookies],
  ['/aide', ({ help }) => help],
];

/** The landlord's texts, as the counter prints them. */
export function registerTexts(pages: TenantRoutes): void {
  for (const [path, textOf] of TEXTS) {
    pages.get(path, ({ desk, show }) => show(textPage(desk.legal, textOf(desk.legal))));
  }
}

function textPage({ version, specimen }: Legal, { title, sections }: LegalText): Page {
  return {
    title,
    wide: true,
    message: specimen
      ? {
          tone: 'neutral',
          fact: 'Texte de présentation.',
          detail: "Le bailleur n'a pas encore donné le sien.",
        }
      : undefined,
    body: html`${sections.map(
      (section) =>
        html`<section class="text-section"><h2>${section.title}</h2>${section.paragraphs.map((text) => html`<p>${text}</p>`)}</section>`,
    )}<p class="part-note">Version du ${isIsoDate(version) ? formatPlainDate(version) : version}.</p><div class="ways">${wayTo('/espace', "Revenir à l'espace locataire")}</div>`,
  };
}
