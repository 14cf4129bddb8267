import { useRef } from 'react';
import type { DossierAsking } from '../account/dossier/open-dossier.ts';
import { type AtOdds, ConflictPanel } from './conflict-panel.tsx';
import { ContactPanel } from './contact-panel.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import type { DossierPanelProps, PersonOfDossier } from './panel-props.ts';
import { PostalPanel } from './postal-panel.tsx';
import { ProtectionPanel } from './protection-panel.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { SituationPanel } from './situation-panel.tsx';

type Props = DossierPanelProps & { readonly asking: DossierAsking };

/** The change that stands open over the file. */
export function DossierPanels({ asking, ...panel }: Props) {
  // As they stood when they were asked for: what the act changes must not change it while it is shown as done.
  const person = useRef<PersonOfDossier | undefined>(undefined);
  const atOdds = useRef<AtOdds | undefined>(undefined);
  switch (asking.act) {
    case 'adresse-courrier':
      return <PostalPanel {...panel} />;
    case 'foyer':
      return <HouseholdPanel {...panel} />;
    case 'roles':
      return <RolesPanel {...panel} />;
    case 'situation':
      return <SituationPanel {...panel} />;
    case 'conflict': {
      atOdds.current ??= panel.prepared.changes
        .filter(isAtOdds)
        .find(({ conflict }) => conflict.commandId === asking.refused);
      return atOdds.current === undefined ? null : <ConflictPanel {...panel} change={atOdds.current} />;
    }
    case 'coordonnees':
    case 'protection': {
      person.current ??= panel.prepared.people.find(({ key }) => key === asking.person);
      if (person.current === undefined) return null;
      const Panel = asking.act === 'coordonnees' ? ContactPanel : ProtectionPanel;
      return <Panel {...panel} person={person.current} />;
    }
  }
}

export function isAtOdds(change: DossierPanelProps['prepared']['changes'][number]): change is AtOdds {
  return change.conflict !== null && change.part !== 'situation';
}
