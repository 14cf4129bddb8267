import { useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { Asked } from '../acts/asked.tsx';
import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { IconContacts } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { Registration } from './registration.tsx';

/** A space of the tenants' portal: asked for here, or seen to by an agent. */
export function SpaceScreen() {
  const t = useText();
  const { ask } = useCore();
  const back = useFlow((flow) => flow.back);
  const answer = useQuery(ask.kiosk.acts.space.queryOptions({ gcTime: 0 }));
  return (
    <Asked title={t('home.space')} answer={answer}>
      {(space) =>
        space.state === 'counter' ? (
          <Question
            title={t('space.counter')}
            lead={t('space.counterLead')}
            picture={<IconContacts size={160} />}
            actions={<BackContinue onBack={back} />}
          />
        ) : (
          <Registration space={space} />
        )
      }
    </Asked>
  );
}
