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

/** The demonstration base in the making: how much of how much. */
export function BuildingBase({ landlord, said }: Props) {
  const t = useText();
  useTitle(t('setup.building'));
  const heard = useProgress((state) => state.works.demonstration);
  const progress = heard ?? said ?? { step: '', done: 0, total: 0 };
  return (
    <DeskCard
      title={landlord === undefined ? t('setup.building') : t('setup.buildingFor', { landlord })}
      intro={t('setup.stays')}
    >
      <div className="mt-6">
        <ProgressBar
          label={t('setup.building')}
          done={progress.done}
          total={progress.total}
          asShare
          {...(progress.step !== '' && { remaining: progress.step })}
        />
      </div>
    </DeskCard>
  );
}
