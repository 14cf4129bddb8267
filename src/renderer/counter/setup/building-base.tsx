import './setup.css';
import type { SetupStatus } from '../../../contract/setup.ts';
import { useProgress } from '../../app/progress.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { DeskCard } from './desk-card.tsx';

type Props = {
  readonly landlord?: string | undefined;
  /** What the core last said; its events are newer when there are any. */
  readonly said?: Extract<SetupStatus, { kind: 'building' }>;
};

/** The base in the making, invented here or coming from the landlord's portal: how much of how much. */
export function BuildingBase({ landlord, said }: Props) {
  const t = useText();
  const works = useProgress((state) => state.works);
  const work = said?.work ?? 'demonstration';
  const progress = works[work] ?? said ?? { step: '', done: 0, total: 0 };
  const title = titleOf();
  useTitle(title);
  return (
    <DeskCard title={title} intro={t(work === 'portal' ? 'setup.receivingStays' : 'setup.stays')}>
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
    if (work === 'portal') return t('setup.receiving');
    return landlord === undefined ? t('setup.building') : t('setup.buildingFor', { landlord });
  }
}
