import type { Space } from '../../../../contract/registrations.ts';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { actsOf, callsForAct, isReserved, type SpaceCardAct } from './space-words.ts';

type Props = { readonly space: Space; readonly onAct: (act: SpaceCardAct) => void };

/** What may be done with a space, as buttons; the first one is tinted where the space calls for it. */
export function SpaceActs({ space, onAct }: Props) {
  const t = useText();
  const agent = useAgent().role === 'agent';
  const first = callsForAct(space);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are acts
    <div role="group" aria-label={t('spaces.acts.label', { name: space.name })} className="space-acts">
      {actsOf(space).map((act, index) => (
        <Button
          key={act}
          size="small"
          variant={first && index === 0 ? 'tinted' : 'secondary'}
          disabledBecause={agent && isReserved(act) ? t('spaces.acts.reserved') : undefined}
          onClick={() => onAct(act)}
        >
          {t(`spaces.acts.${act}`)}
        </Button>
      ))}
    </div>
  );
}
