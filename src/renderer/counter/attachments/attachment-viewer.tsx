import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { useCommandsHeld } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { useOverlayEscape } from '../../ui/open-overlays.ts';
import { AttachmentDesk } from './attachment-desk.tsx';

export type AttachmentViewerProps = {
  /** Whose act names them; null for files of a form. */
  readonly account: string | null;
  readonly files: readonly AttachmentRow[];
  /** The file to show; null: closed. */
  readonly at: number | null;
  readonly onClose: () => void;
};

/** Files over the screen, at full height; Échap gives back what lies below. */
export function AttachmentViewer({ account, files, at, onClose }: AttachmentViewerProps) {
  const t = useText();
  const open = at !== null;
  useOverlayEscape(open, onClose);
  useCommandsHeld(open);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="attachment-viewer">
        <AriaDialog className="attachment-viewer-dialog">
          <header className="attachment-viewer-head">
            <Heading slot="title" level={2} className="text-section">
              {t('attachments.viewer.title')}
            </Heading>
            <Button variant="quiet" keys={['Échap']} autoFocus onClick={onClose}>
              {t('ui.close')}
            </Button>
          </header>
          <AttachmentDesk account={account} files={files} at={at ?? 0} className="min-h-0 flex-1" />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
