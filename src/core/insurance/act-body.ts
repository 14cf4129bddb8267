import type { Attachment } from '../../rules/attachments/files.ts';
import type {
  CertificateDecision,
  CertificateFlag,
  CertificateState,
  InsuranceLetter,
  RefusalReason,
} from '../../rules/insurance/states.ts';

/** A certificate as this post took it; shown until the portal tells of it. Dates ISO. */
export type AttachBody = {
  readonly act: 'attach';
  /** Of its récépissé. */
  readonly number: string;
  readonly insurer: string;
  /** Empty where none was asked. */
  readonly policy: string;
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly address: string | null;
  readonly flags: readonly CertificateFlag[];
  readonly comment: string;
  readonly files: readonly Attachment[];
};

export type DecideBody = {
  readonly act: 'decide';
  /** State the clerk saw. */
  readonly from: CertificateState;
  readonly decision: CertificateDecision;
  readonly reason: RefusalReason | null;
  readonly comment: string;
};

export type LetterBody = { readonly act: 'letter'; readonly kind: InsuranceLetter; readonly number: string };

/** What an act of this post holds beside its command; kept as JSON. */
export type CertificateActBody = AttachBody | DecideBody | LetterBody;
