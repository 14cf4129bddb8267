import { formatDate, isoDate } from '../../../rules/dates.ts';
import { shownActivationCode } from '../../../rules/registrations/activation-code.ts';
import { maskEmail } from '../../../rules/registrations/email.ts';
import { shownIdentifier } from '../../../rules/registrations/login.ts';
import { localDay } from '../../local-day.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { tenantAddress } from '../../registrations/desk.ts';
import type { TicketLine } from '../tickets/ticket-facts.ts';
import type { ActDesk } from './act-desk.ts';
import { sentOf } from './sent.ts';

type Given = {
  readonly email: string | null;
  readonly identifier: string;
  /** Of the slip, in clear; null where a mail alone leads in. */
  readonly code: string | null;
  /** Of the code, ISO instant. */
  readonly expiresAt: string;
};
type Words = {
  readonly lines: readonly TicketLine[];
  readonly sentences: readonly string[];
  readonly code: string | null;
};

/** What he needs to come in. A ticket may be left behind: his e-mail is masked. */
export function spaceTicket({ db, core }: CommandScope, { profile, today }: ActDesk, given: Given): Words {
  const { email, identifier, code, expiresAt } = given;
  const address = tenantAddress(db, profile, today);
  const login = email === null ? shownIdentifier(identifier) : `votre e-mail, ${maskEmail(email)}`;
  const until = formatDate(isoDate(localDay(core.ports.clock, Date.parse(expiresAt))));
  const later = sentOf(core) === 'later';
  return {
    lines: [
      { label: 'Identifiant', value: login },
      ...(address === null ? [] : [{ label: 'Adresse', value: address }]),
      ...(code === null ? [] : [{ label: "Code valable jusqu'au", value: until }]),
    ],
    sentences: [
      ...(email === null ? [] : [later ? MAIL_LATER : MAIL_NOW]),
      ...(code === null ? [] : [CODE]),
      ...(code === null || !later ? [] : [CODE_LATER]),
    ],
    code: code === null ? null : shownActivationCode(code),
  };
}

const MAIL_NOW = 'Un e-mail vous est envoyé\u202f: son lien sert à choisir votre mot de passe.';
const MAIL_LATER =
  'Un e-mail partira dès que la borne sera en ligne\u202f: son lien sert à choisir votre mot de passe.';
const CODE =
  "Sur la page de l'espace locataire, choisissez «\u202fJ'ai un code d'activation\u202f», tapez le code, puis choisissez votre mot de passe.";
const CODE_LATER = 'Le code fonctionne dès que la borne a été de nouveau en ligne.';
