import { useText } from '../i18n/i18n.ts';

export type ProgressBarProps = {
  /** What is being done, for assistive technology: "Impression des quittances". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** After the count: "quittances". */
  readonly unit?: string;
  /** Writes the share alone ("12 %"), where what is counted means nothing to a person. */
  readonly asShare?: boolean;
  /** At the right: "encore 2 min environ". */
  readonly remaining?: string;
};

const figures = new Intl.NumberFormat('fr-FR');

/** Work of more than a second: how much of how much, and about how long still. */
export function ProgressBar({ label, done, total, unit, asShare = false, remaining }: ProgressBarProps) {
  const t = useText();
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const count = t('ui.progress', { done: figures.format(done), total: figures.format(total) });
  const counted = unit === undefined ? count : `${count} ${unit}`;
  const words = asShare ? t('ui.share', { share: Math.floor(share * 100) }) : counted;
  return (
    <div className="progress">
      <div className="progress-line">
        <span className="progress-count figures-tabular">{words}</span>
        {remaining !== undefined && <span>{remaining}</span>}
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <div className="progress-fill" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
