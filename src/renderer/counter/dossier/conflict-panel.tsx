import './dossier.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { DossierChange } from '../../../contract/dossier.ts';
import type { DossierPart } from '../../../rules/dossier/values.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Disc } from '../../ui/error-state.tsx';
import { IconDone, IconEdit, IconRefused } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { ActRefusal, Whose } from '../account/space/act-panel.tsx';
import { usePanelKeys } from '../account/use-panel-keys.ts';
import { ConflictTable } from './conflict-table.tsx';
import { doneSentences } from './done-words.ts';
import type { DossierPanelProps } from './panel-props.ts';
import { RecordedChange } from './recorded-change.tsx';

export type AtOdds = DossierChange & { readonly conflict: NonNullable<DossierChange['conflict']> };

type Props = Pick<DossierPanelProps, 'header' | 'open' | 'onClose'> & { readonly change: AtOdds };

const OURS_ID = 'dossier-keep-ours';

/** "Changé entre-temps": what was seen, what was typed, what stands now; one of the last two is kept. */
export function ConflictPanel({ header, open, onClose, change }: Props) {
  const t = useText();
  const { client } = useCore();
  const cache = useQueryClient();
  const { account } = header;
  const { conflict, part, person } = change;
  // One decision however often it is sent.
  const [commandId] = useState(() => mintId());
  const [dropId] = useState(() => mintId());
  const keepOurs = useMutation({
    mutationFn: () =>
      client.dossier.change({
        commandId,
        account,
        part: part as DossierPart,
        person,
        base: conflict.base,
        value: conflict.ours,
        comment: change.comment ?? '',
        // They were answered for when it was first recorded.
        wordsKept: true,
        channel: 'guichet',
        files: change.files.map(({ sha256, size, type, name, pages }) => ({
          sha256,
          size,
          type,
          name,
          pages,
        })),
        supersedes: conflict.commandId,
      }),
    onSuccess: () => announce(t('dossier.done.announce')),
  });
  const keepTheirs = useMutation({
    mutationFn: () =>
      client.sync.handle({
        commandId: dropId,
        refused: conflict.commandId,
        action: 'cancelled',
        note: t('dossier.conflict.note'),
      }),
    onSuccess: () => {
      announce(t('dossier.conflict.dropped'));
      void cache.invalidateQueries({ queryKey: [['sync']] });
      void cache.invalidateQueries({ queryKey: [['dossier']] });
      onClose();
    },
  });
  const busy = keepOurs.isPending || keepTheirs.isPending;
  const ours = () => {
    if (!busy && keepOurs.data === undefined) keepOurs.mutate();
  };
  const done = keepOurs.data;
  usePanelKeys(
    open,
    done === undefined
      ? { id: 'dossier.keep-ours', label: t('dossier.conflict.keepOurs'), icon: IconEdit, run: ours }
      : null,
  );
  // The values are read first: the hand is on what goes on with the clerk's own.
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(OURS_ID)?.focus()),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  const failure = keepOurs.error ?? keepTheirs.error;
  if (done !== undefined) {
    return (
      <RecordedChange
        header={header}
        open={open}
        onClose={onClose}
        sentences={doneSentences(t, done.change)}
        papers={done.papers}
        unsent={done.change.unsent}
      />
    );
  }
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      size="wide"
      title={t('dossier.conflict.title')}
      leading={<Disc tone="warning" icon={IconRefused} />}
      subtitle={
        <>
          <span className="font-strong text-ink">{change.label}</span>
          {' · '}
          <Whose header={header} name={null} />
        </>
      }
      foot={
        <span className="dossier-choices">
          <Button
            size="large"
            icon={IconDone}
            busy={keepTheirs.isPending ? t('spaces.panel.sending') : undefined}
            onClick={() => {
              if (!busy) keepTheirs.mutate();
            }}
          >
            {t('dossier.conflict.keepTheirs')}
          </Button>
          <Button
            id={OURS_ID}
            variant="filled"
            size="large"
            icon={IconEdit}
            keys={['Ctrl', 'Entrée']}
            busy={keepOurs.isPending ? t('spaces.panel.sending') : undefined}
            onClick={ours}
          >
            {t('dossier.conflict.keepOurs')}
          </Button>
        </span>
      }
    >
      <div className="dossier-form dossier-conflict-body">
        <ActRefusal refusal={failure === null ? null : failureInWords(failure)} />
        <AlertLine tone="danger" icon={IconRefused} fact={t('dossier.changes.refused')}>
          {conflict.reason}
        </AlertLine>
        <p className="text-table">{t('dossier.conflict.intro')}</p>
        <ConflictTable lines={conflict.lines} />
        <dl className="dossier-outcomes">
          <div>
            <dt>{t('dossier.conflict.keepOurs')}</dt>
            <dd>{t('dossier.conflict.oursWill')}</dd>
          </div>
          <div>
            <dt>{t('dossier.conflict.keepTheirs')}</dt>
            <dd>{t('dossier.conflict.theirsWill')}</dd>
          </div>
        </dl>
      </div>
    </SidePanel>
  );
}
