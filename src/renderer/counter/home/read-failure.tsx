import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconError } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';

/** A block that could not be read, on one line: the rest of the screen stays usable. */
export function ReadFailure({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const t = useText();
  const { title, code } = failureInWords(error);
  return (
    <AlertLine tone="danger" icon={IconError} fact={title} role="alert" className="mt-3">
      {t('ui.error.code')} <span className="document-number">{code}</span>{' '}
      <LinkButton onClick={retry}>{t('home.retry')}</LinkButton>
    </AlertLine>
  );
}
