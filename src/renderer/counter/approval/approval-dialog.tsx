import './approval.css';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { GrantPurpose } from '../../../contract/session.ts';
import { useCommandsHeld } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconForbidden } from '../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { ReadFailure } from '../home/read-failure.tsx';
import { ApprovalForm } from './approval-form.tsx';
import type { ApprovalAnswer } from './use-approval.ts';

export type ApprovalDialogProps = {
  readonly purpose: GrantPurpose;
  /** What is to be allowed and why a responsable is needed, in one sentence. */
  readonly sentence: string;
  /** One use, within two minutes, on this post: send the act at once. */
  readonly onGranted: ApprovalAnswer;
  /** Échap, and the button that allows nothing. */
  readonly onClose: () => void;
};

/** A responsable beside the clerk allows one act by a code. Shown for as long as it is mounted; the focus returns. */
export function ApprovalDialog({ purpose, sentence, onGranted, onClose }: ApprovalDialogProps) {
  const t = useText();
  const id = useId();
  useCommandsHeld(true);
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog-centre">
        <Dialog className="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
          <h2 id={`${id}-title`} className="dialog-title">
            {t('approval.title')}
          </h2>
          <p id={`${id}-text`} className="dialog-text">
            {sentence}
          </p>
          <Approvers purpose={purpose} onGranted={onGranted} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Approvers({ purpose, onGranted, onClose }: Omit<ApprovalDialogProps, 'sentence'>) {
  const t = useText();
  const { ask } = useCore();
  // Whoever signed in meanwhile counts: asked anew each time a code is needed.
  const { data, error, refetch } = useQuery({ ...ask.session.approvers.queryOptions(), gcTime: 0 });
  if (data !== undefined && data.length > 0) {
    return <ApprovalForm approvers={data} purpose={purpose} onGranted={onGranted} onClose={onClose} />;
  }
  return (
    <>
      {error !== null && <ReadFailure error={error} retry={() => void refetch()} />}
      {data !== undefined && (
        <AlertLine
          className="mt-4"
          icon={IconForbidden}
          tone="warning"
          role="alert"
          fact={t('approval.none')}
        >
          {t('approval.noneText')}
        </AlertLine>
      )}
      {data === undefined && error === null && (
        <Skeleton loading shape={<SkeletonBar className="mt-4 h-[76px] w-full" />} />
      )}
      <div className="dialog-buttons">
        <Button keys={['Échap']} onClick={onClose}>
          {t('approval.close')}
        </Button>
      </div>
    </>
  );
}
