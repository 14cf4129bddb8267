import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import type { KeyName } from './key-hint.tsx';
import { useOverlayEscape } from './open-overlays.ts';

export type DialogChoice = {
  /** The act and its object, never "OK" or "Oui". */
  readonly label: string;
  readonly onChoose: () => void;
  readonly keys?: readonly KeyName[];
  readonly busy?: string | undefined;
  readonly disabledBecause?: string | undefined;
  readonly refusal?: boolean;
};

export type DialogProps = {
  readonly open: boolean;
  /** A question: "Encaisser une seconde fois ?". */
  readonly title: string;
  /** One paragraph: the facts to decide on. Fields where the decision needs them (a reason, a visa). */
  readonly children?: ReactNode;
  /** Filled, focused, and what Escape does. */
  readonly safe: DialogChoice;
  readonly other: DialogChoice;
};

/** A decision, never news: duplicate, reversal, visa, leaving unsaved work. */
export function Dialog({ open, safe, other, title, children }: DialogProps) {
  useOverlayEscape(open, safe.onChoose);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) safe.onChoose();
      }}
    >
      <Modal className="dialog-centre">
        <DialogQuestion title={title} safe={safe} other={other}>
          {children}
        </DialogQuestion>
      </Modal>
    </ModalOverlay>
  );
}

function DialogQuestion({ title, children, safe, other }: Omit<DialogProps, 'open'>) {
  const id = useId();
  return (
    <AriaDialog
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="dialog"
    >
      <DialogFace
        titleId={`${id}-title`}
        textId={`${id}-text`}
        title={title}
        safe={safe}
        other={other}
        focusSafe
      >
        {children}
      </DialogFace>
    </AriaDialog>
  );
}

type FaceProps = Omit<DialogProps, 'open'> & {
  readonly titleId: string;
  readonly textId: string;
  readonly focusSafe?: boolean;
};

/** What a dialog shows, without the overlay; the component sheet lays it on the page. */
export function DialogFace({ titleId, textId, title, children, safe, other, focusSafe = false }: FaceProps) {
  const safeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!focusSafe) return;
    // After the frame in which the overlay takes the focus into itself; autoFocus comes too early for a press.
    const frame = requestAnimationFrame(() => safeButton.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [focusSafe]);
  return (
    <>
      <h2 id={titleId} className="dialog-title">
        {title}
      </h2>
      <div id={textId} className="dialog-text">
        {children}
      </div>
      <div className="dialog-buttons">
        <Button
          variant="filled"
          ref={safeButton}
          onClick={safe.onChoose}
          busy={safe.busy}
          disabledBecause={safe.disabledBecause}
          {...(safe.keys && { keys: safe.keys })}
        >
          {safe.label}
        </Button>
        <Button
          variant={other.refusal ? 'refusal' : 'secondary'}
          onClick={other.onChoose}
          busy={other.busy}
          disabledBecause={other.disabledBecause}
          {...(other.keys && { keys: other.keys })}
        >
          {other.label}
        </Button>
      </div>
    </>
  );
}
