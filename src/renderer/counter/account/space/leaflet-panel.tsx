import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconError } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { useApprovedAct } from '../../approval/use-approved-act.ts';
import { type ActDone, ActPanel } from './act-panel.tsx';
import { useFocusOnValidate } from './suspend-panel.tsx';

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
  readonly address: string | null;
};

/** "Imprimer le dépliant": the portal's address, the application, where the reference stands. */
export function LeafletPanel({ open, onClose, header, address }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const fields = useRef<HTMLDivElement>(null);
  const [commandId] = useState(() => mintId());
  const made = useApprovedAct(
    async (): Promise<ActDone> => {
      const paper = await client.registrations.paper({ commandId, account, kind: 'depliant' });
      return { papers: [paper], unsent: false };
    },
    false,
    () => announce(t('spaces.panel.announce', { what: t('spaces.panel.done.leaflet') })),
  );
  useFocusOnValidate();
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={null}
      title={t('spaces.leaflet.title')}
      doneTitle={t('spaces.panel.done.leaflet')}
      doneSentences={[t('spaces.leaflet.done')]}
      validateLabel={t('spaces.panel.validate.leaflet')}
      onValidate={made.submit}
      state={made.state}
      fields={fields}
    >
      <p className="text-table">{t('spaces.leaflet.what')}</p>
      <p className="text-table text-ink-2">{t('spaces.leaflet.numbered')}</p>
      {address === null ? (
        <AlertLine tone="warning" icon={IconError} fact={t('spaces.leaflet.noAddress')} />
      ) : (
        <dl className="space-now">
          <dt>{t('spaces.address')}</dt>
          <dd className="wrap-anywhere">{address}</dd>
        </dl>
      )}
    </ActPanel>
  );
}
