import { Button } from 'react-aria-components/Button';
import { type KioskTile, reaches, TILE_LEVELS } from '../../../rules/kiosk/levels.ts';
import { useFlow } from '../flow/flow.ts';
import { IconLock, IconOffline } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useFrench, useText } from '../i18n/text.ts';
import { useStatus } from '../station.ts';
import { TILES } from './tiles.ts';

/** What may be done here, as this landlord offers it; a lock where more proof is asked. */
export function HomeScreen() {
  const t = useText();
  const { tiles, visit, online } = useStatus();
  const { go, prove } = useFlow();
  const level = visit?.level ?? 'nobody';
  const lead = level === 'full' ? 'home.leadFull' : level === 'pay' ? 'home.leadPay' : 'home.lead';
  const press = (tile: KioskTile, isLocked: boolean) => {
    if (!isLocked) return go(tile);
    // A reference alone opens nothing more: one identifies first.
    return level === 'pay' ? go('identify') : prove(tile);
  };
  return (
    <Question
      title={t('home.title')}
      spoken={t(lead)}
      lead={
        <>
          <p>{t(lead)}</p>
          {visit !== null && (
            <p className="k-account">
              {t('home.account', { reference: `\u2066${visit.maskedReference}\u2069` })}
            </p>
          )}
          {!online && (
            <p className="k-offline">
              <IconOffline size={40} />
              {t('home.offline')}
            </p>
          )}
        </>
      }
    >
      <ul className="k-tiles" data-many={tiles.length > 8 || undefined}>
        {tiles.map((tile) => {
          const isLocked = !reaches(level, TILE_LEVELS[tile]);
          return (
            <li key={tile}>
              <Tile tile={tile} isLocked={isLocked} onPress={() => press(tile, isLocked)} />
            </li>
          );
        })}
      </ul>
    </Question>
  );
}

function Tile({
  tile,
  isLocked,
  onPress,
}: {
  readonly tile: KioskTile;
  readonly isLocked: boolean;
  readonly onPress: () => void;
}) {
  const t = useText();
  const french = useFrench();
  const { icon: Icon, words } = TILES[tile];
  return (
    <Button className="k-tile" onPress={onPress}>
      <Icon size={56} />
      <span className="k-tile-words">
        <span className="k-tile-label">{t(words)}</span>{' '}
        {(isLocked || french !== undefined) && (
          <span className="k-tile-second">
            {isLocked && <IconLock size={32} />}
            {isLocked && french === undefined && t('home.locked')}
            {french !== undefined && (
              <>
                {isLocked && <span className="k-unseen">{t('home.locked')}</span>}
                <span className="k-french" lang="fr" dir="ltr">
                  {french(words)}
                </span>
              </>
            )}
          </span>
        )}
      </span>
    </Button>
  );
}
