import './kiosk-desk.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { v7 as mintId } from 'uuid';
import type { AccountHeader } from '../../../contract/accounts.ts';
import { formatPlainDate } from '../../../rules/dates.ts';
import { shownKioskCode } from '../../../rules/kiosk/code.ts';
import { useCommandsHeld } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconError, IconOffline } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { holderNames, listed } from '../account/header-words.ts';

type Props = { readonly header: AccountHeader; readonly open: boolean; readonly onClose: () => void };

/** F7 then Entrée: a code for the tenant standing here, shown once, gone with the dialog. */
export function CodeDialog({ header, open, onClose }: Props) {
  useCommandsHeld(open);
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="dialog-centre">
        <CodeQuestion header={header} onClose={onClose} />
      </Modal>
    </ModalOverlay>
  );
}

function CodeQuestion({ header, onClose }: Omit<Props, 'open'>) {
  const t = useText();
  const id = useId();
  const { client, ask } = useCore();
  // One code however often it is asked for; another one is another act.
  const [commandId, setCommandId] = useState(() => mintId());
  const give = useRef<HTMLButtonElement>(null);
  const shown = useRef<HTMLDivElement>(null);
  const status = useQuery(ask.sync.status.queryOptions()).data;
  const asked = useMutation({
    // Not cached by any key: the letters live as long as this dialog.
    gcTime: 0,
    mutationFn: () => client.kioskDesk.issueCode({ commandId, account: header.account }),
    onSuccess: ({ code, expiresAt }) => {
      const { day, time } = untilOf(expiresAt);
      announce(t('kioskDesk.announce', { letters: [...code].join(' '), day, time }));
    },
    onError: () => setCommandId(mintId()),
  });
  const given = asked.data ?? null;
  // At once: Entrée typed right after F7 must find the button, not the frame before the overlay has taken the focus.
  useLayoutEffect(() => give.current?.focus(), []);
  useEffect(() => {
    // After the frame in which the overlay takes the focus into itself. Once the code stands there, a second Entrée
    // must not close it: the focus is on the code, not on a button.
    const frame = requestAnimationFrame(() => (given === null ? give : shown).current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [given]);
  const failure = asked.error === null ? null : failureInWords(asked.error);
  const whose = `${listed(holderNames(header.holders), t('account.and'))} · ${header.reference}`;
  return (
    <Dialog className="dialog kiosk-code" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <h2 id={`${id}-title`} className="dialog-title">
        {t('kioskDesk.act')}
      </h2>
      <p className="kiosk-code-whose">{whose}</p>
      {given === null ? (
        <div id={`${id}-text`} className="dialog-text">
          <p>{t('kioskDesk.why')}</p>
          <p className="mt-2">{t('kioskDesk.identity')}</p>
        </div>
      ) : (
        <div ref={shown} id={`${id}-text`} tabIndex={-1} className="kiosk-code-shown">
          <p>
            <span className="visually-hidden">{t('kioskDesk.code')} </span>
            <span className="kiosk-code-letters">{shownKioskCode(given.code)}</span>
          </p>
          <p className="kiosk-code-until">{t('kioskDesk.until', untilOf(given.expiresAt))}</p>
          <p className="kiosk-code-copy">{t('kioskDesk.copy')}</p>
        </div>
      )}
      {given !== null && !given.kiosks && (
        <AlertLine tone="warning" icon={IconOffline} fact={t('kioskDesk.noPortal')} className="mt-4">
          {t('kioskDesk.noPortalText')}
        </AlertLine>
      )}
      {given?.kiosks === true && status !== undefined && status.link !== 'online' && (
        <AlertLine tone="warning" icon={IconOffline} fact={t('kioskDesk.offline')} className="mt-4">
          {t('kioskDesk.offlineText')}
        </AlertLine>
      )}
      {failure !== null && (
        <AlertLine tone="danger" icon={IconError} fact={t('kioskDesk.failed')} role="alert" className="mt-4">
          {[failure.title, failure.next].filter(Boolean).join(' ')} {t('outbox.refused.code')}{' '}
          <span className="document-number">{failure.code}</span>
        </AlertLine>
      )}
      <div className="dialog-buttons">
        <Button keys={['Échap']} onClick={onClose}>
          {t('kioskDesk.close')}
        </Button>
        {given === null && (
          <Button
            ref={give}
            variant="filled"
            keys={['Entrée']}
            busy={asked.isPending ? t('kioskDesk.giving') : undefined}
            onClick={() => {
              if (!asked.isPending) asked.mutate();
            }}
          >
            {t('kioskDesk.give')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function untilOf(expiresAt: string): { readonly day: string; readonly time: string } {
  const { date, time } = atDesk(expiresAt);
  return { day: formatPlainDate(date), time };
}
