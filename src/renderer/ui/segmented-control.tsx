import { useId } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icons.ts';

export type Segment<Id extends string> = { readonly id: Id; readonly label: string; readonly icon?: Icon };

export type SegmentedControlProps<Id extends string> = {
  /** Named for assistive technology; a visible heading stands beside it. */
  readonly label: string;
  readonly segments: ReadonlyArray<Segment<Id>>;
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  readonly className?: string;
};

/** One of two to four short words, shown side by side: Graphique / Tableau, A4 / 80 mm. */
export function SegmentedControl<Id extends string>({
  label,
  segments,
  current,
  onChange,
  className,
}: SegmentedControlProps<Id>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classNames('segmented', className)}>
      {segments.map(({ id, label: word, icon: SegmentIcon }) => (
        <label key={id} className="segment">
          <input
            type="radio"
            name={name}
            checked={id === current}
            className="option-input"
            onChange={() => onChange(id)}
          />
          {SegmentIcon !== undefined && <SegmentIcon size={16} />}
          <span>{word}</span>
        </label>
      ))}
    </div>
  );
}
