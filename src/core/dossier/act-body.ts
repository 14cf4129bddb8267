import type { Attachment } from '../../rules/attachments/files.ts';
import type { DossierState, PartValue, Situation } from '../../rules/dossier/values.ts';

/** One line of a value, in words. */
export type ChangedLine = { readonly label: string; readonly before: string; readonly after: string };

/** A change or a declaration as this post took it, kept as JSON; shown until the portal tells of it. */
export type DossierActBody = {
  /** Of its récépissé. */
  readonly number: string;
  readonly label: string;
  /** Null for a declaration, which changes no value. */
  readonly base: PartValue | null;
  readonly value: PartValue | null;
  readonly lines: readonly ChangedLine[];
  readonly situation: Situation | null;
  /** ISO date. */
  readonly on: string | null;
  readonly comment: string;
  readonly files: readonly Attachment[];
  readonly state: DossierState;
};
