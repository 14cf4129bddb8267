import { useQuery } from '@tanstack/react-query';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useCore } from '../../../app/core.tsx';
import { ClosePanel } from './close-panel.tsx';
import { ComplementPanel } from './complement-panel.tsx';
import { ModifyPanel } from './modify-panel.tsx';
import type { OpenedRequest } from './open-request.ts';
import { VisitPanel } from './visit-panel.tsx';

type Props = { readonly header: AccountHeader; readonly opened: OpenedRequest };

/** The act that stands open over the section. */
export function RequestPanels({ header, opened }: Props) {
  const { ask } = useCore();
  const { account } = header;
  const { act, request, shown, closeAct } = opened;
  const panel = { open: shown, onClose: closeAct, header };
  const read = useQuery(
    ask.requests.read.queryOptions({
      input: { account, request: request ?? '' },
      enabled: request !== null && act !== 'visit',
    }),
  );
  const prepared = useQuery(
    ask.requests.prepare.queryOptions({
      input: { account },
      enabled: act === 'modify' || act === 'complement',
    }),
  ).data;
  if (act === 'visit') return <VisitPanel {...panel} />;
  if (read.data === undefined) return null;
  switch (act) {
    case 'complement':
      return (
        <ComplementPanel {...panel} request={read.data} withFiles={prepared?.attachments.offered ?? false} />
      );
    case 'modify':
      return (
        <ModifyPanel
          {...panel}
          request={read.data}
          contacts={prepared?.contacts ?? []}
          withSlots={prepared?.availability.offered ?? false}
        />
      );
    case 'close':
      return <ClosePanel {...panel} request={read.data} />;
    case null:
      return null;
  }
}
