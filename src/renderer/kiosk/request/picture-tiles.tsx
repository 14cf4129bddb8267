import './request.css';
import { Button } from 'react-aria-components/Button';
import type { KioskIcon } from '../frame/icons.ts';
import { clicked } from '../speech/say.ts';

export type PictureTile = {
  readonly id: string;
  readonly label: string;
  readonly french?: string;
  readonly picture: KioskIcon;
  readonly isUrgent?: boolean;
};

/** Answers as pictures with their words, two or three beside each other. */
export function PictureTiles({
  tiles,
  large = false,
  onChoose,
}: {
  readonly tiles: readonly PictureTile[];
  /** A few of them: as large as the tiles of the first page. */
  readonly large?: boolean;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <ul className="k-pictures" data-large={large || undefined}>
      {tiles.map(({ id, label, french, picture: Picture, isUrgent = false }) => (
        <li key={id}>
          <Button
            className="k-picture-tile"
            data-choice={id}
            data-urgent={isUrgent || undefined}
            onPress={() => {
              clicked();
              onChoose(id);
            }}
          >
            <Picture size={64} />
            <span className="k-picture-words">
              <span>{label}</span>
              {french !== undefined && (
                <span className="k-french" lang="fr" dir="ltr">
                  {french}
                </span>
              )}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
