import { useText } from '../../../i18n/i18n.ts';
import {
  type Icon,
  IconAnnex,
  IconBuilding,
  IconDocuments,
  IconDwelling,
  IconEquipment,
  IconParking,
} from '../../../ui/icons.ts';
import { OptionTile } from '../../../ui/option-tile.tsx';
import { FieldFault } from '../../registrations/guide/field-fault.tsx';
import { fieldId } from './field-ids.ts';
import { plain } from './motive-search.ts';
import type { RequestPrepare } from './request-form.ts';

type Props = {
  readonly places: RequestPrepare['places'];
  readonly chosen: string | null;
  readonly onChoose: (place: string) => void;
  readonly fault: string | undefined;
};

/** Where the problem is: one tile each, in the landlord's own words. */
export function PlaceChoice({ places, chosen, onChoose, fault }: Props) {
  const t = useText();
  const id = fieldId('place');
  // The tiles carry no text of their own beyond their word: the first one takes the hands.
  const first = places.some(({ code }) => code === chosen) ? chosen : places[0]?.code;
  return (
    <fieldset className="request-group" aria-describedby={fault === undefined ? undefined : `${id}-error`}>
      <legend className="field-label">{t('requests.form.place')}</legend>
      <div className="request-places">
        {places.map(({ code, label }) => (
          <OptionTile
            key={code}
            id={code === first ? id : undefined}
            name="request-place"
            size="tall"
            icon={placeIcon(label)}
            chosen={code === chosen}
            onChoose={() => onChoose(code)}
          >
            {label}
          </OptionTile>
        ))}
      </div>
      <FieldFault id={id} words={fault} />
    </fieldset>
  );
}

const ICONS: ReadonlyArray<readonly [RegExp, Icon]> = [
  [/garage|parking|stationnement|box/, IconParking],
  [/commun|immeuble|residence|exterieur|hall|ascenseur/, IconBuilding],
  [/compte|administrat|loyer|bail|contrat|document/, IconDocuments],
  [/cave|cellier|grenier|annexe|jardin/, IconAnnex],
  [/equipement|chauffage/, IconEquipment],
];

/** By the word, since places are the landlord's. */
function placeIcon(label: string): Icon {
  const word = plain(label);
  return ICONS.find(([pattern]) => pattern.test(word))?.[1] ?? IconDwelling;
}
