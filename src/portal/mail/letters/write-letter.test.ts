import { describe, expect, it } from 'vitest';
import { landlordProfile } from '../../erp/landlord-rule.ts';
import type { MailFacts } from '../mail-facts.ts';
import { writeLetter } from './write-letter.ts';

const ADDRESS = 'https://portail.bailleur.example';
const LINK = `${ADDRESS}/espace/activer?cle=a-b_c&x=1`;
const LANDLORDS = ['cite-jardins', 'neolia', 'cchartres', 'habitat-du-gard', 'auvergne-habitat'] as const;
const NAME = "Jean-Baptiste D'ARC <b>";

const FACTS: readonly MailFacts[] = [
  { kind: 'activation', link: LINK },
  { kind: 'activated', login: 'L48271936', address: `${ADDRESS}/espace` },
  { kind: 'password', link: LINK },
  { kind: 'login', login: 'jb@locataire.example' },
  { kind: 'email-confirm', link: LINK },
  { kind: 'email-changed' },
  { kind: 'password-changed' },
  { kind: 'closed' },
  { kind: 'avis', month: '2026-10' },
  { kind: 'payment', cents: 123_456, on: '2026-11-17', number: 'G2A-000001' },
  { kind: 'request', number: 'D<1>', state: 'en_cours', closed: false },
  { kind: 'certificate-refused', reason: null },
  { kind: 'document', title: 'Quittance de septembre 2026' },
  { kind: 'dossier', what: 'Adresse pour le courrier', accepted: true, words: null },
  { kind: 'dossier', what: null, accepted: false, words: 'Justificatif <manquant>' },
];

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a reader sees of a page. */
function seen(html: string): string {
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '')
    .replace(/[ \n]+/g, ' ')
    .trim();
}

const written = (facts: MailFacts, landlord: string, name = NAME, address = ADDRESS) =>
  writeLetter(facts, { profile: landlordProfile(landlord), address }, name);

describe.each(LANDLORDS)('a letter of %s', (landlord) => {
  it.each(FACTS)('$kind says the same in both texts, in the name of the landlord', (facts) => {
    const { subject, text, html } = written(facts, landlord);
    expect(seen(html)).toBe(text.replace(/[ \n]+/g, ' ').trim());
    expect(text).toContain(`Bonjour ${NAME},`);
    const { letterhead } = landlordProfile(landlord);
    expect(text).toContain(letterhead.legalName);
    expect(text).toContain(letterhead.phone);
    expect(subject).not.toMatch(/ARC|Jean|[!]/);
    expect(subject.length).toBeLessThan(60);
  });

  it.each(FACTS)('$kind fetches nothing, and its links stand alone', (facts) => {
    const { text, html } = written(facts, landlord);
    expect(html).not.toMatch(/<(img|script|link|style|iframe|form)|src=|url\(|@import/i);
    for (const [url] of text.matchAll(/https?:\S+/g)) {
      expect(text.split('\n')).toContain(url);
      expect(html).toContain(`<a href="${url.replaceAll('&', '&amp;')}">`);
      expect(url.startsWith(`${ADDRESS}/espace`)).toBe(true);
    }
    if ('link' in facts) expect(text).toContain(LINK);
    expect(html).not.toContain('<b>');
    expect(html).not.toContain('D<1>');
  });

  it.each(FACTS)('$kind is printed as French is', (facts) => {
    const { subject, text } = written(facts, landlord);
    const words = `${subject}\n${text}`.replace(/https?:\S+/g, '');
    expect(words).not.toMatch(/[ \u00a0][:;?!%€]|« | »|[’!]|Veuillez|Oups/);
    expect(words).not.toMatch(/[a-zéè][:;?]/);
  });
});

describe('words', () => {
  it("are the landlord's own where its guide has some, and nobody else's", () => {
    const avis: MailFacts = { kind: 'avis', month: '2026-10' };
    expect(written(avis, 'cite-jardins').text).toContain(
      'à votre disposition sur votre espace locataire, dans la rubrique «\u202fMes documents\u202f».',
    );
    expect(written(avis, 'cite-jardins').text).toContain("Il s'agit de l'avis d'octobre 2026.");
    expect(written(avis, 'neolia').text).toContain(
      "Votre avis d'échéance d'octobre 2026 est disponible dans votre espace locataire.",
    );
    const payment: MailFacts = { kind: 'payment', cents: 123_456, on: '2026-11-17', number: 'G2A-000001' };
    expect(written(payment, 'habitat-du-gard').text).toContain('Ce mail confirme votre règlement.');
    expect(written(payment, 'neolia').text).not.toContain('Ce mail confirme');
    expect(written(payment, 'neolia').text).toContain('1\u202f234,56');
    const request = { kind: 'request', number: 'D1', state: 'en_cours', closed: false } as const;
    expect(written(request, 'cchartres').text).toContain('Nous vous tenons informé');
    // Nothing more is to come of one that is closed, and nothing can be added to it.
    const closed = written({ ...request, state: 'Close', closed: true }, 'habitat-du-gard').text;
    expect(closed).toContain('État\u202f: Close');
    expect(closed).not.toContain('complément');
    expect(written(request, 'habitat-du-gard').text).toContain('complément');
  });

  it('tell an identifier as the slip shows it, and an e-mail as it is', () => {
    expect(written({ kind: 'login', login: 'L48271936' }, 'neolia').text).toContain('L4827\u00a01936');
    expect(written({ kind: 'login', login: 'a@b.example' }, 'neolia').text).toContain('a@b.example');
  });

  it('say why a notification came and where to stop it; a mail about the account itself cannot be stopped', () => {
    const why = "parce que vous l'avez accepté";
    expect(written({ kind: 'avis', month: '2026-10' }, 'neolia').text).toContain(why);
    expect(written({ kind: 'avis', month: '2026-10' }, 'neolia').text).toContain(`${ADDRESS}/espace/compte`);
    expect(written({ kind: 'password-changed' }, 'neolia').text).not.toContain(why);
  });

  it('name nobody where no name is known, and give no link before the portal has an address', () => {
    const { text } = written({ kind: 'avis', month: '' }, 'neolia', ' \n', '');
    expect(text).toMatch(/^Bonjour,\n/);
    expect(text).not.toContain('http');
    expect(text).toContain("Votre avis d'échéance est disponible");
  });

  it("lead to the tenants' pages from whatever is known of the address", () => {
    for (const address of [ADDRESS, `${ADDRESS}/`, `${ADDRESS}/espace`, 'portail.bailleur.example'])
      expect(written({ kind: 'avis', month: '2026-10' }, 'neolia', '', address).text).toContain(
        `\n${ADDRESS}/espace\n`,
      );
  });
});
