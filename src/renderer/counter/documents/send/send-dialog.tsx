import './send.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { z } from 'zod';
import type { DocumentRow } from '../../../../contract/documents.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { useCommands, useCommandsHeld } from '../../../app/commands.ts';
import { type CoreClient, useCore } from '../../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Radio, RadioGroup } from '../../../ui/choice.tsx';
import { Disc } from '../../../ui/error-state.tsx';
import { IconDone, IconError, IconInfo, IconMail } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { useOverlayEscape } from '../../../ui/open-overlays.ts';
import { Asked } from '../../account/asked.tsx';
import { useSpaceDraft } from '../../account/space/use-space-draft.ts';

type Recipients = Awaited<ReturnType<CoreClient['documents']['recipients']>>;

type Props = {
  readonly account: string;
  readonly row: DocumentRow;
  readonly onClose: () => void;
};

/** "Envoyer par e-mail": to whom, with whose agreement, then that it is asked for. */
export function SendDialog({ account, row, onClose }: Props) {
  const id = useId();
  const { ask } = useCore();
  useCommandsHeld(true);
  useOverlayEscape(true, onClose);
  const recipients = useQuery(ask.documents.recipients.queryOptions({ input: { account, id: row.id } }));
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog-centre">
        <Dialog className="dialog" aria-labelledby={`${id}-title`}>
          <Asked answer={recipients}>
            {(data) => (
              <SendForm titleId={`${id}-title`} account={account} row={row} found={data} onClose={onClose} />
            )}
          </Asked>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

// The agreement is not here: it is asked for each time.
const formSchema = z.strictObject({ person: z.string().nullable() });

type FormProps = Props & { readonly titleId: string; readonly found: Recipients };

function SendForm({ titleId, account, row, found, onClose }: FormProps) {
  const t = useText();
  const { client } = useCore();
  const cache = useQueryClient();
  const place = useRef<HTMLFormElement>(null);
  const [only, second] = found.people;
  const draft = useSpaceDraft('document-send', account, row.id, formSchema, {
    person: second === undefined ? (only?.person ?? null) : null,
  });
  const person = found.people.find((one) => one.person === draft.form.person);
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState<'person' | 'agreed' | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<FailureInWords | null>(null);
  const [done, setDone] = useState<string | null>(null);
  useCommands(
    [
      {
        id: 'send',
        label: t('documents.send.send'),
        icon: IconMail,
        chord: { key: 'Enter', ctrl: true },
        overDialogs: true,
        run: send,
      },
    ],
    'panel',
  );
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      (
        place.current?.querySelector<HTMLElement>('input:checked') ??
        place.current?.querySelector<HTMLElement>('input, button')
      )?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);

  function send(): void {
    if (running || done !== null || found.people.length === 0) return;
    if (person === undefined) {
      setMissing('person');
      place.current?.querySelector<HTMLElement>('input')?.focus();
      return;
    }
    const asks = person.consentedOn === null;
    if (asks && !agreed) {
      setMissing('agreed');
      place.current?.querySelector<HTMLElement>('input[type=checkbox]')?.focus();
      return;
    }
    setMissing(null);
    setFailure(null);
    setRunning(true);
    client.documents
      .send({
        commandId: draft.commandId(),
        account,
        id: row.id,
        person: person.person,
        agreed: asks ? person.wording : null,
      })
      .then(({ sentence }) => {
        draft.discard();
        setDone(sentence);
        announce(`${t('documents.send.done')}. ${sentence}`);
        void cache.invalidateQueries({ queryKey: [['documents']] });
      })
      .catch((error: unknown) => setFailure(failureInWords(error)))
      .finally(() => setRunning(false));
  }

  if (done !== null) return <Sent titleId={titleId} sentence={done} onClose={onClose} />;
  return (
    <form
      ref={place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 id={titleId} className="dialog-title">
        {t('documents.send.title')}
      </h2>
      <div className="dialog-text">
        <p className="font-medium text-ink">{found.title}</p>
      </div>
      {found.people.length === 0 ? (
        <AlertLine className="mt-4" icon={IconInfo} tone="warning" fact={t('documents.send.nobody')}>
          {found.sentence}
        </AlertLine>
      ) : (
        <div className="send-fields">
          <RadioGroup label={t('documents.send.recipient')} className="send-people">
            {found.people.map((one) => (
              <Radio
                key={one.person}
                name="send-person"
                checked={person?.person === one.person}
                detail={
                  <span className="wrap-anywhere">
                    {one.email}
                    {one.consentedOn !== null &&
                      ` · ${t('documents.send.consentedOn', { date: formatDate(isoDate(one.consentedOn)) })}`}
                  </span>
                }
                onChange={() => {
                  draft.edit({ person: one.person });
                  setAgreed(false);
                  setMissing(null);
                  setFailure(null);
                }}
              >
                {one.name}
              </Radio>
            ))}
          </RadioGroup>
          {person !== undefined && person.consentedOn === null && (
            <div className="send-consent" data-invalid={missing === 'agreed' || undefined}>
              <p className="text-second text-ink-2">{t('documents.send.readAloud')}</p>
              <Checkbox
                size="consent"
                checked={agreed}
                aria-invalid={missing === 'agreed' || undefined}
                onChange={(checked) => {
                  setAgreed(checked);
                  setMissing(null);
                }}
              >
                {person.wording}
              </Checkbox>
              {missing === 'agreed' && (
                <div className="field-error" role="alert">
                  <IconError size={17} />
                  <span>{t('documents.send.needConsent')}</span>
                </div>
              )}
            </div>
          )}
          <p className="text-second text-ink-2">{t('documents.send.file')}</p>
        </div>
      )}
      {failure !== null && (
        <AlertLine
          tone="danger"
          icon={IconError}
          role="alert"
          className="mt-4"
          fact={t('documents.send.failed')}
        >
          {[failure.title, failure.kept, failure.next].filter(Boolean).join(' ')} {t('printing.code')}{' '}
          <span className="document-number">{failure.code}</span>
        </AlertLine>
      )}
      <div className="dialog-buttons">
        <Button keys={['Échap']} onClick={onClose}>
          {t(found.people.length === 0 ? 'documents.send.close' : 'documents.send.keep')}
        </Button>
        {found.people.length > 0 && (
          <Button
            type="submit"
            variant="filled"
            keys={['Ctrl', 'Entrée']}
            busy={running ? t('documents.send.sending') : undefined}
          >
            {t('documents.send.send')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Sent({
  titleId,
  sentence,
  onClose,
}: {
  readonly titleId: string;
  readonly sentence: string;
  readonly onClose: () => void;
}) {
  const t = useText();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      <div className="send-done">
        <Disc tone="success" icon={IconDone} />
        <h2 id={titleId} className="dialog-title">
          {t('documents.send.done')}
        </h2>
      </div>
      <p className="dialog-text">{sentence}</p>
      <div className="dialog-buttons">
        <Button ref={close} variant="filled" keys={['Échap']} onClick={onClose}>
          {t('documents.send.close')}
        </Button>
      </div>
    </>
  );
}
