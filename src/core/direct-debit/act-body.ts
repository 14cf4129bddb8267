import type { Attachment } from '../../rules/attachments/files.ts';
import type { ErpWord } from '../../rules/direct-debit/counting.ts';
import type { MandateSeen, RevocationReason } from '../../rules/direct-debit/states.ts';

type Given = {
  readonly number: string;
  readonly title: string;
  readonly seen: MandateSeen;
  /** What the ERP said at the time. */
  readonly base: ErpWord;
};

export type SubscribeBody = Given & {
  readonly act: 'subscribe';
  readonly maskedIban: string;
  readonly day: number | null;
  readonly debtor: string;
};
export type AccountBody = Given & {
  readonly act: 'account';
  readonly maskedIban: string;
  readonly debtor: string;
};
export type DayBody = Given & { readonly act: 'day'; readonly day: number };
export type SignBody = Omit<Given, 'number' | 'title'> & {
  readonly act: 'sign';
  readonly signedOn: string;
  readonly originalKept: boolean;
  readonly files: readonly Attachment[];
};
export type RevokeBody = Given & {
  readonly act: 'revoke';
  readonly reason: RevocationReason;
  readonly comment: string;
};

/** What an act of this post holds beside its command, kept as JSON: an account number is masked in it. Dates ISO. */
export type MandateActBody = SubscribeBody | AccountBody | DayBody | SignBody | RevokeBody;
