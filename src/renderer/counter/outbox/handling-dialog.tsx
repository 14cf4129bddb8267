import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { v7 as mintId } from 'uuid';
import { useCommandsHeld } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconError } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type Handling = 'cancelled' | 'forwarded';

type Props = {
  /** The refused command. */
  readonly refused: string;
  /** In one line, so that the decision is taken on the right one. */
  readonly operation: string;
  readonly action: Handling;
  readonly onClose: () => void;
  readonly onHandled: () => void;
};

const WORDS = {
  cancelled: {
    title: 'outbox.handling.cancelTitle',
    text: 'outbox.handling.cancelText',
    note: 'outbox.handling.cancelNote',
    act: 'outbox.handling.cancelAct',
    done: 'outbox.handling.cancelledDone',
  },
  forwarded: {
    title: 'outbox.handling.forwardTitle',
    text: 'outbox.handling.forwardText',
    note: 'outbox.handling.forwardNote',
    act: 'outbox.handling.forwardAct',
    done: 'outbox.handling.forwardedDone',
  },
} as const;

/** Giving up a refused operation, or handing it to the responsable: one line says why, and Entrée sends it. */
export function HandlingDialog({ refused, operation, action, onClose, onHandled }: Props) {
  const t = useText();
  const id = useId();
  const { client } = useCore();
  const cache = useQueryClient();
  useCommandsHeld(true);
  const words = WORDS[action];
  // One decision however often it is sent.
  const [commandId] = useState(() => mintId());
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const handle = useMutation({
    mutationFn: () => client.sync.handle({ commandId, refused, action, note: note.trim() }),
    onSuccess: () => {
      announce(t(words.done));
      void cache.invalidateQueries({ queryKey: [['sync']] });
      onHandled();
    },
  });
  const failure = handle.error === null ? null : failureInWords(handle.error);

  function send(): void {
    if (handle.isPending) return;
    setMissing(note.trim() === '');
    if (note.trim() === '') field.current?.focus();
    else handle.mutate();
  }
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
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <h2 id={`${id}-title`} className="dialog-title">
              {t(words.title)}
            </h2>
            <div id={`${id}-text`} className="dialog-text">
              <p className="font-medium text-ink">{operation}</p>
              <p className="mt-1">{t(words.text)}</p>
            </div>
            <TextField
              ref={field}
              // The dialog is opened to write this line.
              autoFocus
              className="mt-4"
              label={t(words.note)}
              maxLength={300}
              value={note}
              error={missing ? t('outbox.handling.needNote') : undefined}
              onChange={(text) => {
                setNote(text);
                setMissing(false);
              }}
            />
            {failure !== null && (
              <AlertLine
                tone="danger"
                icon={IconError}
                fact={t('outbox.handling.failed')}
                role="alert"
                className="mt-4"
              >
                {[failure.title, failure.next].filter(Boolean).join(' ')} {t('outbox.refused.code')}{' '}
                <span className="document-number">{failure.code}</span>
              </AlertLine>
            )}
            <div className="dialog-buttons">
              <Button keys={['Échap']} onClick={onClose}>
                {t('outbox.handling.keep')}
              </Button>
              <Button
                type="submit"
                variant={action === 'cancelled' ? 'refusal' : 'filled'}
                busy={handle.isPending ? t('outbox.handling.saving') : undefined}
              >
                {t(words.act)}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
