import { useRef } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { Space } from '../../../../contract/registrations.ts';
import { ClosePanel } from './close-panel.tsx';
import { ConsentsPanel } from './consents-panel.tsx';
import { EmailPanel } from './email-panel.tsx';
import { LeafletPanel } from './leaflet-panel.tsx';
import { LoginPanel } from './login-panel.tsx';
import type { SpaceAsking } from './open-space.ts';
import { ReferencePanel } from './reference-panel.tsx';
import { RenewPanel } from './renew-panel.tsx';
import type { SpacesOfAccount } from './space-history.tsx';
import { ResumePanel, SuspendPanel } from './suspend-panel.tsx';

type Props = {
  readonly header: AccountHeader;
  readonly spaces: SpacesOfAccount;
  readonly asking: SpaceAsking;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** The act that stands open over the section. */
export function SpacePanels({ header, spaces, asking, open, onClose }: Props) {
  const { act, person, supersedes } = asking;
  const panel = { open, onClose, header };
  // As it stood when it was asked: what the act changes must not change the act while it is shown as done.
  const asked = useRef<Space | undefined>(undefined);
  asked.current ??= spaces.spaces.find((one) => one.person === person);
  if (act === 'leaflet') return <LeafletPanel {...panel} address={spaces.address} />;
  if (act === 'reference') return <ReferencePanel {...panel} />;
  const space = asked.current;
  if (space === undefined) return null;
  switch (act) {
    case 'resend':
    case 'password':
      return <RenewPanel {...panel} space={space} act={act} />;
    case 'email':
      return <EmailPanel {...panel} space={space} supersedes={supersedes} />;
    case 'consents':
      return (
        <ConsentsPanel
          {...panel}
          space={space}
          offers={spaces.offers}
          legalVersion={spaces.legalVersion}
          lost={spaces.lostOnWithdrawing}
        />
      );
    case 'close':
      return <ClosePanel {...panel} space={space} lost={spaces.lostOnClosing} />;
    case 'login':
      return <LoginPanel {...panel} space={space} />;
    case 'suspend':
      return <SuspendPanel {...panel} space={space} />;
    case 'resume':
      return <ResumePanel {...panel} space={space} />;
  }
}
