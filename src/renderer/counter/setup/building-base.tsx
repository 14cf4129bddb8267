import './setup.css';
import { useProgress } from '../../app/progress.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { DeskCard } from './desk-card.tsx';

type Props = {
  readonly landlord?: string | undefined;
  /** What the core last said; its events are newer when there are any. */
  readonly said?: { readonly step: string; readonly done: number; readonly total: number };
};

/** The base in the making, invented here or coming from the landlord's portal: how much of how much. */
export function BuildingBase({ landlord, said }: Props) {
  const t = useText();
  const { demonstration, portal } = useProgress((state) => state.works);
  const progress = portal ?? demonstration ?? said ?? { step: '', done: 0, total: 0 };
  const title = titleOf();
  useTitle(title);
  return (
    <DeskCard title={title} intro={t(portal === undefined ? 'setup.stays' : 'setup.receivingStays')}>
      <div className="mt-6">
        <ProgressBar
          label={title}
          done={progress.done}
          total={progress.total}
          asShare
          {...(progress.step !== '' && { remaining: progress.step })}
        />
      </div>
    </DeskCard>
  );

  function titleOf(): string {
    if (portal !== undefined) return t('setup.receiving');
    if (landlord !== undefined) return t('setup.buildingFor', { landlord });
    // A window opened in the middle of the work has not heard yet which of the two it is.
    return t(demonstration === undefined ? 'setup.preparing' : 'setup.building');
  }
}
