import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconRetry } from '../../ui/icons.ts';

/** What is due could not be read: nothing is asked of the clerk that could not be recorded. */
export function PrepareFailed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useText();
  const { title, kept, next, code } = failureInWords(error);
  return (
    <ErrorState
      title={t('payments.unavailable')}
      happened={title}
      kept={kept ?? t('account.failure.kept')}
      next={next ?? t('account.failure.next')}
      code={code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={onRetry}>
          {t('payments.retry')}
        </Button>
      }
    />
  );
}
