import { Button } from 'react-aria-components/Button';
import { CheckButton } from './check-button.tsx';
import { IconCheck, IconChevron, type KioskIcon } from './icons.ts';

export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: KioskIcon | undefined;
  /** The French words under a label in another language. */
  readonly french?: string | undefined;
};

export type ChoiceListProps = {
  readonly options: readonly Choice[];
  readonly onChoose: (id: string) => void;
  /** Several may be chosen: checkboxes; else buttons that go on at once. */
  readonly multiple?: boolean;
  readonly chosen?: readonly string[];
  /** Two beside each other; for short labels. */
  readonly columns?: 1 | 2;
};

/** Answers to choose from, each as wide as a hand. */
export function ChoiceList({
  options,
  onChoose,
  multiple = false,
  chosen = [],
  columns = 1,
}: ChoiceListProps) {
  return (
    <ul className="k-choices" data-columns={columns}>
      {options.map(({ id, label, hint, icon: Icon, french }) => {
        const isChosen = chosen.includes(id);
        const words = (
          <>
            {multiple && (
              <span className="k-box" data-chosen={isChosen || undefined}>
                {isChosen && <IconCheck size={36} />}
              </span>
            )}
            {Icon !== undefined && <Icon size={52} />}
            <span className="k-choice-words">
              <span className="k-choice-label">{label}</span>
              {hint !== undefined && <span className="k-choice-hint">{hint}</span>}
              {french !== undefined && (
                <span className="k-french" lang="fr" dir="ltr">
                  {french}
                </span>
              )}
            </span>
            {!multiple && isChosen && <IconCheck />}
            {!multiple && !isChosen && <IconChevron size={36} />}
          </>
        );
        const press = () => onChoose(id);
        return (
          <li key={id}>
            {multiple ? (
              <CheckButton
                isChosen={isChosen}
                label={hint === undefined ? label : `${label}, ${hint}`}
                onPress={press}
              >
                {words}
              </CheckButton>
            ) : (
              <Button className="k-choice" data-choice data-chosen={isChosen || undefined} onPress={press}>
                {words}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
