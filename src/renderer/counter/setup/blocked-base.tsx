import './setup.css';
import { useQueryClient } from '@tanstack/react-query';
import type { SetupStatus } from '../../../contract/setup.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconRetry } from '../../ui/icons.ts';

/** The base cannot be opened: what happened, that nothing is deleted, what to do, a code. */
export function BlockedBase({ status }: { readonly status: Extract<SetupStatus, { kind: 'blocked' }> }) {
  const t = useText();
  const cache = useQueryClient();
  useTitle(status.title);
  return (
    <div className="desk">
      <main className="desk-card desk-card-wide">
        <ErrorState
          title={status.title}
          happened={status.happened}
          kept={status.kept}
          next={status.next}
          code={status.code}
          actions={
            <Button
              variant="tinted"
              size="large"
              icon={IconRetry}
              onClick={() => void cache.invalidateQueries()}
            >
              {t('setup.blockedRetry')}
            </Button>
          }
        />
      </main>
    </div>
  );
}
