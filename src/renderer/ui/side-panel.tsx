import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../i18n/i18n.ts';
import { Button } from './button.tsx';
import { useOverlayEscape } from './open-overlays.ts';

export type SidePanelProps = {
  readonly open: boolean;
  /** Escape, the button and a press outside; the draft is kept, so nothing is asked. */
  readonly onClose: () => void;
  readonly title: string;
  /** On which account: holder, reference, balance. */
  readonly subtitle?: ReactNode;
  /** Before the title: the disc of a success. */
  readonly leading?: ReactNode;
  /** The act. */
  readonly children: ReactNode;
  /** The consequence, in the sunken right column. */
  readonly aside?: ReactNode;
  /** Draft note at left, the one filled button at right (give it `ms-auto`). */
  readonly foot?: ReactNode;
  /** False while Échap does something else first: the button then shows no key. */
  readonly closeKey?: boolean;
  /** `wide`: a document lies from edge to edge of the act's place. Default: normal. */
  readonly size?: 'normal' | 'wide';
};

/** One act on an account that must stay in sight, at the right edge and of full height. */
export function SidePanel({
  open,
  onClose,
  title,
  subtitle,
  leading,
  children,
  aside,
  foot,
  closeKey = true,
  size = 'normal',
}: SidePanelProps) {
  const t = useText();
  useOverlayEscape(open, onClose);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      isDismissable
    >
      <Modal className="panel" data-size={size}>
        <Dialog className="panel-dialog">
          <header className="panel-head" data-plain={aside === undefined || undefined}>
            {leading}
            <div className="panel-titles">
              <Heading slot="title" level={2} className="panel-title">
                {title}
              </Heading>
              {subtitle !== undefined && <div className="panel-subtitle">{subtitle}</div>}
            </div>
            <Button
              variant="quiet"
              {...(closeKey && { keys: [t('ui.closeKey')] })}
              className="panel-close"
              onClick={onClose}
            >
              {t('ui.close')}
            </Button>
          </header>
          <div className="panel-body" data-columns={aside === undefined ? 1 : 2}>
            <div className="panel-main">{children}</div>
            {aside !== undefined && <div className="panel-aside">{aside}</div>}
          </div>
          {foot !== undefined && <footer className="panel-foot">{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
