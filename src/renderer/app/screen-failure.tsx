import { useText } from '../i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { IconRetry } from '../ui/icons.ts';
import { failureInWords } from './failure.ts';

/** In place of what a screen could not read: what happened, that nothing is lost, what to do, a code. */
export function ScreenFailure({
  title,
  retryLabel,
  error,
  onRetry,
}: {
  readonly title: string;
  readonly retryLabel: string;
  readonly error: Error;
  readonly onRetry: () => void;
}) {
  const t = useText();
  const failure = failureInWords(error);
  return (
    <ErrorState
      className="mt-8"
      title={title}
      happened={failure.title}
      kept={failure.kept ?? t('app.fault.kept')}
      next={failure.next ?? t('app.failure.next')}
      code={failure.code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={onRetry}>
          {retryLabel}
        </Button>
      }
    />
  );
}
