import type { FailureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconError } from '../../ui/icons.ts';

type Props = { readonly refusal: FailureInWords | null; readonly title: string };

/** Codes of a call whose outcome is not known. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);

/** What the core refused: why, what is kept, what to do, the code. */
export function Refused({ refusal, title }: Props) {
  const t = useText();
  if (refusal === null) return null;
  const next = UNKNOWN_OUTCOME.has(refusal.code) ? t('till.unknownNext') : refusal.next;
  return (
    <AlertLine className="mb-4" tone="danger" icon={IconError} role="alert" fact={title}>
      {[refusal.title, refusal.kept, next].filter(Boolean).join(' ')} {t('till.code')}{' '}
      <span className="document-number">{refusal.code}</span>
    </AlertLine>
  );
}
