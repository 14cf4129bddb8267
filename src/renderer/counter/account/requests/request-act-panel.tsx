import { type ReactNode, useRef } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconRequest } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { type ActState, type ApprovedAct, useApprovedAct } from '../../approval/use-approved-act.ts';
import { ActRefusal, Whose } from '../space/act-panel.tsx';
import { DraftNote } from '../space/draft-note.tsx';
import { usePanelKeys } from '../use-panel-keys.ts';
import type { RequestAct } from './open-request.ts';
import { useFirstControl } from './use-first-control.ts';

/** What every panel of an act on a request takes. */
export type RequestPanelProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
};

type Props = RequestPanelProps & {
  readonly act: RequestAct;
  /** Which request, "Logement · Fuite d'eau, G2A-N-000001"; null for a visit. */
  readonly name: string | null;
  readonly state: ActState<unknown>;
  readonly onValidate: () => void;
  readonly draft: { readonly keptAt: string | null; readonly failing: boolean; erase(): void };
  /** What it will do. */
  readonly aside: ReactNode;
  readonly children: ReactNode;
};

/** One act on a request: its fields, what it will do. Once done the panel goes, and the request shows it. */
export function RequestActPanel(props: Props) {
  const { open, onClose, header, act, name, state, onValidate, draft, aside, children } = props;
  const t = useText();
  const fields = useRef<HTMLDivElement>(null);
  const label = t(`requests.panel.validate.${act}`);
  usePanelKeys(open, { id: 'request.validate', label, icon: IconRequest, run: onValidate });
  useFirstControl(fields);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t(`requests.panel.title.${act}`)}
      subtitle={<Whose header={header} name={name} />}
      aside={aside}
      foot={
        <>
          <DraftNote draft={draft} />
          <Button
            variant="filled"
            size="large"
            className="ms-auto"
            keys={['Ctrl', 'Entrée']}
            busy={state.kind === 'sending' || state.kind === 'done' ? t('requests.panel.sending') : undefined}
            onClick={onValidate}
          >
            {label}
          </Button>
        </>
      }
    >
      <div ref={fields} className="request-fields">
        <ActRefusal refusal={state.kind === 'editing' ? state.refusal : null} />
        {children}
      </div>
    </SidePanel>
  );
}

/** Sends an act once however often it is asked, says that it is done, and leaves. */
export function useRequestAct(
  act: RequestAct,
  send: () => Promise<unknown>,
  onDone: () => void,
): ApprovedAct<unknown> {
  const t = useText();
  return useApprovedAct(send, false, () => {
    announce(t(`requests.panel.done.${act}`));
    onDone();
  });
}
