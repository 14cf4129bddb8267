/** What a failed sending asks for. `fault`: a French phrase without the address and without the server's own words. */
export type Verdict =
  /** The address is refused for good. */
  | { readonly kind: 'bounced'; readonly fault: string }
  /** This very message is: sending it again would change nothing. */
  | { readonly kind: 'failed'; readonly fault: string }
  /** Later. `server`: nothing was said about this mail; the next one would meet the same. */
  | { readonly kind: 'again'; readonly fault: string; readonly server: boolean };

/** Of an error of nodemailer. */
export function verdictOf(error: unknown): Verdict {
  const { code, command, status, detail } = read(error);
  const shown =
    status === undefined ? '' : ` (${[status, detail].filter((part) => part !== undefined).join(' ')})`;
  if (command === 'RCPT TO' && status !== undefined) {
    // Security or policy (RFC 3463, x.7.x) speaks of who sends, not of who receives.
    return status >= 500 && !isPolicy(status, detail)
      ? { kind: 'bounced', fault: `${reasonOf(detail)}${shown}` }
      : { kind: 'again', fault: `Remis à plus tard par le serveur${shown}`, server: false };
  }
  if (command === 'DATA' && status !== undefined) {
    if (status < 500)
      return { kind: 'again', fault: `Remis à plus tard par le serveur${shown}`, server: false };
    // Some servers look at the recipient only once they have the message.
    return detail !== undefined && /^5\.[12]\./.test(detail)
      ? { kind: 'bounced', fault: `${reasonOf(detail)}${shown}` }
      : { kind: 'failed', fault: `Message refusé par le serveur${shown}` };
  }
  if (code === 'EENVELOPE' && status === undefined) {
    return { kind: 'bounced', fault: 'Adresse mal formée' };
  }
  if (code === 'EAUTH') {
    return { kind: 'again', fault: `Le serveur de courrier a refusé le portail${shown}`, server: true };
  }
  if (command === 'MAIL FROM' && status !== undefined) {
    return { kind: 'again', fault: `Le serveur de courrier a refusé l'expéditeur${shown}`, server: true };
  }
  const fault =
    code === 'ETLS'
      ? "Le serveur de courrier n'a pas pu chiffrer l'échange"
      : status === undefined
        ? "Le serveur de courrier n'a pas répondu"
        : `Le serveur de courrier a refusé l'échange${shown}`;
  return { kind: 'again', fault, server: true };
}

/**
 * Why an address takes no mail, by its status.
 * @param detail enhanced status (RFC 3463), `5.1.1`
 */
export function reasonOf(detail: string | undefined): string {
  if (detail === undefined) return 'Adresse refusée par son serveur';
  if (/^5\.1\.(1|6)$/.test(detail)) return "Cette adresse n'existe pas";
  if (/^5\.1\.(2|10)$/.test(detail)) return 'Ce domaine ne reçoit pas de courrier';
  if (/^5\.1\.3$/.test(detail)) return 'Adresse mal formée';
  if (/^5\.2\.1$/.test(detail)) return 'Cette boîte est fermée';
  if (/^5\.2\.2$/.test(detail)) return 'Cette boîte est pleine';
  if (/^[45]\.4\./.test(detail)) return "Le serveur de cette adresse n'a pas été joint";
  return 'Adresse refusée par son serveur';
}

function isPolicy(status: number, detail: string | undefined): boolean {
  return status === 530 || status === 535 || detail?.startsWith('5.7.') === true;
}

function read(error: unknown): {
  readonly code: string;
  readonly command: string;
  readonly status: number | undefined;
  readonly detail: string | undefined;
} {
  const known: Readonly<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? { ...error } : {};
  const status = typeof known.responseCode === 'number' ? known.responseCode : undefined;
  const response = typeof known.response === 'string' ? known.response : '';
  return {
    code: typeof known.code === 'string' ? known.code : '',
    command: typeof known.command === 'string' ? known.command : '',
    status,
    detail: /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1],
  };
}
