import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconLook } from '../../ui/icons.ts';
import { BeforeAfter } from '../account/dossier/before-after.tsx';

type Props = {
  /** What changed in the file since the form was opened. */
  readonly lines: ReadonlyArray<{ readonly label: string; readonly before: string; readonly after: string }>;
  readonly onKeep: () => void;
  readonly onRestart: () => void;
};

/** The file changed under the form: what changed, and the choice between what is typed and what the file says. */
export function Stale({ lines, onKeep, onRestart }: Props) {
  const t = useText();
  return (
    <AlertLine tone="warning" icon={IconLook} role="alert" fact={t('dossier.form.stale')}>
      <span className="dossier-stale">
        <BeforeAfter lines={lines} />
        <span className="dossier-stale-acts">
          <Button size="small" onClick={onKeep}>
            {t('dossier.conflict.keepOurs')}
          </Button>
          <Button size="small" variant="quiet" onClick={onRestart}>
            {t('dossier.conflict.keepTheirs')}
          </Button>
        </span>
      </span>
    </AlertLine>
  );
}
