import { assertNever } from '../../../rules/brand.ts';
import { type Html, html } from '../../pages/html.ts';
import type { MailFacts } from '../mail-facts.ts';
import { closedLetter, emailChangedLetter, kioskSpaceLetter, passwordChangedLetter } from './changes.ts';
import { dossierLetter } from './dossier.ts';
import { fact, type Letter, type LetterDesk, type Part, replyAddress, spaceLink, text } from './letter.ts';
import {
  certificateRefusedLetter,
  documentLetter,
  noticeLetter,
  paymentLetter,
  requestLetter,
} from './notices.ts';
import {
  activatedLetter,
  activationLetter,
  emailConfirmLetter,
  loginLetter,
  passwordLetter,
} from './ways-in.ts';

/** A mail as it is kept and sent. Both bodies say the same. */
export type WrittenLetter = { readonly subject: string; readonly text: string; readonly html: string };

/** @param name of the person, as he is greeted; empty for nobody in particular */
export function writeLetter(facts: MailFacts, desk: LetterDesk, name: string): WrittenLetter {
  const letter = letterOf(facts, desk);
  const whom = name.replace(/\s+/g, ' ').trim();
  const parts = [text(whom === '' ? 'Bonjour,' : `Bonjour ${whom},`), ...letter.parts];
  const foot = footOf(letter, desk);
  return {
    subject: letter.subject,
    text: `${[...parts, ...foot].map(plain).join('\n\n')}\n`,
    html: `<!doctype html>${page(letter.subject, parts, foot).markup}`,
  };
}

function letterOf(facts: MailFacts, desk: LetterDesk): Letter {
  switch (facts.kind) {
    case 'activation':
      return activationLetter(facts, desk);
    case 'activated':
      return activatedLetter(facts);
    case 'password':
      return passwordLetter(facts);
    case 'login':
      return loginLetter(facts, desk);
    case 'email-confirm':
      return emailConfirmLetter(facts);
    case 'email-changed':
      return emailChangedLetter();
    case 'password-changed':
      return passwordChangedLetter();
    case 'closed':
      return closedLetter(desk);
    case 'kiosk-space':
      return kioskSpaceLetter(desk);
    case 'avis':
      return noticeLetter(facts, desk);
    case 'payment':
      return paymentLetter(facts, desk);
    case 'request':
      return requestLetter(facts, desk);
    case 'document':
      return documentLetter(facts);
    case 'certificate-refused':
      return certificateRefusedLetter(facts, desk);
    case 'dossier':
      return dossierLetter(facts);
    default:
      return assertNever(facts);
  }
}

/** Who writes, whom to ask, and why this came. */
function footOf({ because }: Letter, { profile, address }: LetterDesk): readonly Part[] {
  const { letterhead } = profile;
  return [
    text(`${letterhead.legalName}, ${letterhead.lines.join(', ')}`),
    fact('Téléphone', letterhead.phone),
    fact('Pour nous écrire', replyAddress(profile)),
    ...spaceLink("Aide sur l'espace locataire\u202f:", address, '/aide'),
    ...(because === 'consent'
      ? [
          text(
            "Vous recevez ce message parce que vous l'avez accepté. Pour ne plus le recevoir, dites-le au guichet ou changez votre choix dans votre espace.",
          ),
          ...spaceLink('Vos choix\u202f:', address, '/compte'),
        ]
      : []),
    ...(because === 'asked'
      ? [
          text(
            "Vous recevez ce document parce que vous l'avez demandé à notre guichet. Pour le recevoir sur papier, sans frais, dites-le-nous.",
          ),
        ]
      : []),
  ];
}

function plain(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'link':
      return part.url;
    case 'fact':
      return `${part.label}\u202f: ${part.value}`;
    default:
      return assertNever(part);
  }
}

function marked(part: Part): Html {
  switch (part.kind) {
    case 'text':
      return html`<p>${part.text}</p>`;
    case 'link':
      return html`<p><a href="${part.url}">${part.url}</a></p>`;
    case 'fact':
      return html`<p>${part.label}\u202f: <strong>${part.value}</strong></p>`;
    default:
      return assertNever(part);
  }
}

/** No image, no style sheet, nothing to fetch: that a mail was read is nobody's to know. */
function page(title: string, parts: readonly Part[], foot: readonly Part[]): Html {
  return html`<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body style="margin:0 auto;max-width:36em;padding:16px;font-family:sans-serif;line-height:1.5;overflow-wrap:anywhere;color:#1a1a1a;background:#ffffff">${parts.map(marked)}<hr>${foot.map(marked)}</body></html>`;
}
