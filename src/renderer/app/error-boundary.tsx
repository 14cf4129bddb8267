import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { useRoute } from './route.ts';

type State = { readonly failed: boolean };

/** A fault of one screen, in words; the rest of the window goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <ScreenFault onLeave={() => this.setState({ failed: false })} />;
  }
}

function ScreenFault({ onLeave }: { readonly onLeave: () => void }) {
  const t = useText();
  return (
    <div className="p-6 large:p-10">
      <ErrorState
        title={t('app.fault.title')}
        happened={t('app.fault.happened')}
        kept={t('app.fault.kept')}
        next={t('app.fault.next')}
        code="ECR-500"
        actions={
          <Button
            variant="tinted"
            size="large"
            onClick={() => {
              useRoute.getState().go({ name: 'home' });
              onLeave();
            }}
          >
            {t('app.fault.home')}
          </Button>
        }
      />
    </div>
  );
}
