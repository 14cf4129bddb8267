/** What a mail tells. Neither the reference of an account nor its balance is ever among it. */
export type MailFacts =
  | { readonly kind: 'activation'; readonly link: string }
  /** `login`: the e-mail itself, or the identifier given at the counter, as it is stored. */
  | { readonly kind: 'activated'; readonly login: string; readonly address: string }
  | { readonly kind: 'password'; readonly link: string }
  | { readonly kind: 'login'; readonly login: string }
  | { readonly kind: 'email-confirm'; readonly link: string }
  | { readonly kind: 'email-changed' }
  | { readonly kind: 'password-changed' }
  | { readonly kind: 'closed' }
  /** A space was asked for at a kiosk, in the name of whoever has this address on file. */
  | { readonly kind: 'kiosk-space' }
  /** `month`: `YYYY-MM`. */
  | { readonly kind: 'avis'; readonly month: string }
  /** `on`: ISO date; `number`: of the payment, as on its receipt. */
  | { readonly kind: 'payment'; readonly cents: number; readonly on: string; readonly number: string }
  /** `closed`: nothing more is to come of it. */
  | { readonly kind: 'request'; readonly number: string; readonly state: string; readonly closed: boolean }
  /** With its file. */
  | { readonly kind: 'document'; readonly title: string }
  | { readonly kind: 'certificate-refused'; readonly reason: string | null }
  /** A change of the tenant's file, or a declaration, that the landlord decided; never what was written in it. */
  | {
      readonly kind: 'dossier';
      /** "Adresse pour le courrier"; null for a declaration. */
      readonly what: string | null;
      readonly accepted: boolean;
      /** Why not, or what was answered. */
      readonly words: string | null;
    };

export type MailKind = MailFacts['kind'];
