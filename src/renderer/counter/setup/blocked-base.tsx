import './setup.css';
import type { SetupStatus } from '../../../contract/setup.ts';
import { useTitle } from '../../app/use-title.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { DeskFailure } from './desk-card.tsx';

/**
 * The base cannot be opened: what happened, that nothing is deleted, what to do, a code. No button: the core opens its
 * base once, so that trying again is starting the program again.
 */
export function BlockedBase({ status }: { readonly status: Extract<SetupStatus, { kind: 'blocked' }> }) {
  const { title, happened, kept, next, code } = status;
  useTitle(title);
  return (
    <DeskFailure>
      <ErrorState title={title} happened={happened} kept={kept} next={next} code={code} />
    </DeskFailure>
  );
}
