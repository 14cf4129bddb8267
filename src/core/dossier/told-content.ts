import type { Attachment } from '../../rules/attachments/files.ts';
import type { DossierRefusal, Situation } from '../../rules/dossier/values.ts';
import type { ChangedLine } from './act-body.ts';

/** What the portal tells of a change beside what it is made standing by; kept as JSON in `portal_dossier.content`. */
export type ToldContent = {
  readonly label: string;
  readonly lines: readonly ChangedLine[];
  readonly situation: Situation | null;
  /** ISO date. */
  readonly on: string | null;
  readonly comment: string | null;
  readonly reason: DossierRefusal | null;
  readonly answer: string | null;
  readonly author: string;
  /** Instants, ISO UTC. */
  readonly receivedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedWhere: 'counter' | 'portal' | 'erp' | null;
  readonly number: string | null;
  readonly files: readonly Attachment[];
};
