import '../counter/setup/setup.css';
import { useQueryClient } from '@tanstack/react-query';
import { DeskCard, DeskFailure } from '../counter/setup/desk-card.tsx';
import { useText } from '../i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { IconRetry } from '../ui/icons.ts';
import { useDelayed } from '../ui/use-delayed.ts';
import { failureInWords } from './failure.ts';
import { useTitle } from './use-title.ts';

/** Before the first answer: nothing for a moment, then a word. */
export function Opening() {
  const t = useText();
  const shown = useDelayed(true, 400);
  return <div className="desk">{shown && <p className="text-ink-2">{t('app.opening')}</p>}</div>;
}

/** The line to the core fell: what was shown is taken away, since the session comes back locked. */
export function LineLost() {
  const t = useText();
  useTitle(t('app.lost.title'));
  return (
    <DeskCard title={t('app.lost.title')} intro={t('app.lost.text')}>
      <p className="mt-4 text-table text-ink-2" role="status">
        {t('app.lost.next')}
      </p>
    </DeskCard>
  );
}

/** The core answers, but not what the window needs to begin. */
export function GateFailure({ error }: { readonly error: Error }) {
  const t = useText();
  const cache = useQueryClient();
  const failure = failureInWords(error);
  return (
    <DeskFailure>
      <ErrorState
        title={t('app.fault.title')}
        happened={failure.title}
        kept={failure.kept ?? t('app.fault.kept')}
        next={failure.next ?? t('app.failure.next')}
        code={failure.code}
        actions={
          <Button
            variant="tinted"
            size="large"
            icon={IconRetry}
            onClick={() => void cache.invalidateQueries()}
          >
            {t('home.retry')}
          </Button>
        }
      />
    </DeskFailure>
  );
}

/** A kiosk's port in a counter's window shows nothing. */
export function NotCounter() {
  const t = useText();
  return <DeskCard title={t('app.notCounter')}>{null}</DeskCard>;
}
