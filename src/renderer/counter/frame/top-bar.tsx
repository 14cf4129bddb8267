import { useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconLock } from '../../ui/icons.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { BulkChip } from '../documents/desk/bulk-chip.tsx';
import { AccountSearch } from '../search/account-search.tsx';
import { TillChip } from '../till/till-chip.tsx';
import { SyncChip } from './sync-chip.tsx';

/** Search, link to the portal, till, agent, lock. On Accueil the large field is the field, and the bar has none. */
export function TopBar({ onLock }: { readonly onLock: () => void }) {
  const t = useText();
  const agent = useAgent();
  const searchHere = useRoute(({ route }) => route.name !== 'home');
  return (
    <div className="top-bar-work">
      {searchHere && <AccountSearch look="bar" />}
      <div className="top-bar-space" />
      <div className="top-bar-facts">
        <BulkChip />
        <SyncChip />
        <TillChip />
        <span className="top-bar-agent">
          <Avatar name={agent.name} />
          <span>
            <VisuallyHidden>{t('frame.agentBefore')} </VisuallyHidden>
            {agent.name}
          </span>
        </span>
        <Button size="small" icon={IconLock} keys={['F12']} className="top-bar-lock" onClick={onLock}>
          {t('frame.lock')}
        </Button>
      </div>
    </div>
  );
}
