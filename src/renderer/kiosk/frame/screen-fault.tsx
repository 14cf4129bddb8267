import { Component, type ReactNode } from 'react';
import { useFlow } from '../flow/flow.ts';
import { useText } from '../i18n/text.ts';
import { BigButton } from './big-button.tsx';
import { Question } from './question.tsx';

/** A fault of one screen, in words; the rest of the kiosk goes on. */
export class ScreenFault extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <Fault onAgain={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Fault({ onAgain }: { readonly onAgain: () => void }) {
  const t = useText();
  return (
    <Question
      title={t('frame.faultTitle')}
      lead={t('frame.faultLead')}
      actions={
        <BigButton
          tone="primary"
          onPress={() => {
            useFlow.getState().home();
            onAgain();
          }}
        >
          {t('frame.toHome')}
        </BigButton>
      }
    />
  );
}
