import './space.css';
import { useQuery } from '@tanstack/react-query';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { Space } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import {
  IconInfo,
  IconLeft,
  IconPassword,
  IconPortalInactive,
  IconPrint,
  IconRegister,
} from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Asked } from '../asked.tsx';
import { useSpaceAsked } from './open-space.ts';
import { SpaceCard } from './space-card.tsx';
import { SpaceHistory, type SpacesOfAccount } from './space-history.tsx';
import { SpaceOnline } from './space-online.tsx';
import { SpacePanels } from './space-panels.tsx';
import type { SpaceCardAct } from './space-words.ts';
import { useSpaceCommands } from './use-space-commands.ts';

type Props = {
  readonly header: AccountHeader;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
  readonly onKioskCode: () => void;
};

/** "Espace locataire": everyone's tenant space on this account, and what the counter does with it. */
export function SpaceTab({ header, onPaper, onKioskCode }: Props) {
  const { ask } = useCore();
  const { account } = header;
  const answer = useQuery(ask.registrations.account.queryOptions({ input: { account } }));
  const { opened, shown, open, close } = useSpaceAsked(account);
  return (
    <>
      <Asked answer={answer}>
        {(spaces) => (
          <Spaces
            account={account}
            spaces={spaces}
            onPaper={onPaper}
            onKioskCode={onKioskCode}
            onOpen={(act, person) => open({ act, person, supersedes: null })}
          />
        )}
      </Asked>
      {opened !== null && answer.data !== undefined && (
        <SpacePanels
          key={opened.turn}
          header={header}
          spaces={answer.data}
          asking={opened}
          open={shown}
          onClose={close}
        />
      )}
    </>
  );
}

type SpacesProps = {
  readonly account: string;
  readonly spaces: SpacesOfAccount;
  readonly onPaper: (number: string) => void;
  readonly onKioskCode: () => void;
  readonly onOpen: (act: PanelAct, person: string | null) => void;
};
type PanelAct = Exclude<SpaceCardAct, 'registerAgain' | 'correct'> | 'leaflet' | 'reference';

function Spaces({ account, spaces, onPaper, onKioskCode, onOpen }: SpacesProps) {
  const t = useText();
  const go = useRoute((route) => route.go);
  const act = (space: Space, asked: SpaceCardAct) => {
    switch (asked) {
      case 'registerAgain':
        return go({ name: 'registration', account, person: space.person });
      case 'correct':
        return go({
          name: 'registration',
          account,
          person: space.person,
          ...(space.refused !== null && { supersedes: space.refused.commandId }),
        });
      default:
        return onOpen(asked, space.person);
    }
  };
  const register = () => go({ name: 'registration', account });
  useSpaceCommands(spaces.spaces, act, (asked) => onOpen(asked, null));
  return (
    <div className="space-tab">
      <section aria-labelledby="space-title">
        <div className="space-head">
          <SectionHeading id="space-title">{t('spaces.section')}</SectionHeading>
          <div className="space-head-acts">
            {spaces.mayRegister && spaces.spaces.length > 0 && (
              <Button size="small" icon={IconRegister} keys={['F6']} onClick={register}>
                {t('spaces.acts.register')}
              </Button>
            )}
            <Button size="small" icon={IconPassword} keys={['F7']} onClick={onKioskCode}>
              {t('kioskDesk.act')}
            </Button>
            <Button size="small" icon={IconPrint} onClick={() => onOpen('leaflet', null)}>
              {t('spaces.acts.leaflet')}
            </Button>
            <Button size="small" icon={IconInfo} onClick={() => onOpen('reference', null)}>
              {t('spaces.acts.reference')}
            </Button>
          </div>
        </div>
        <p className="text-second text-ink-2">
          {t('spaces.addressIs')}{' '}
          <span className="wrap-anywhere text-ink">{spaces.address ?? t('spaces.noAddress')}</span>
        </p>
        {spaces.exitSentence !== null && (
          <AlertLine className="mt-3" icon={IconLeft} fact={t('spaces.exit')}>
            {spaces.exitSentence}
          </AlertLine>
        )}
        {spaces.spaces.length === 0 ? (
          <Nobody mayRegister={spaces.mayRegister} onRegister={register} />
        ) : (
          <div className="space-cards">
            {spaces.spaces.map((space) => (
              <SpaceCard
                key={space.person}
                space={space}
                offers={spaces.offers}
                onAct={(asked) => act(space, asked)}
              />
            ))}
          </div>
        )}
      </section>
      <SpaceOnline online={spaces.online} />
      <SpaceHistory acts={spaces.acts} onPaper={onPaper} />
    </div>
  );
}

type NobodyProps = { readonly mayRegister: boolean; readonly onRegister: () => void };

function Nobody({ mayRegister, onRegister }: NobodyProps) {
  const t = useText();
  return (
    <EmptyState
      className="mt-10"
      icon={IconPortalInactive}
      title={t(mayRegister ? 'spaces.empty' : 'spaces.emptyClosed')}
      {...(mayRegister && {
        actions: (
          <Button variant="tinted" size="large" icon={IconRegister} keys={['F6']} onClick={onRegister}>
            {t('spaces.acts.register')}
          </Button>
        ),
      })}
    >
      {t(mayRegister ? 'spaces.emptyWhy' : 'spaces.emptyClosedWhy')}
    </EmptyState>
  );
}
