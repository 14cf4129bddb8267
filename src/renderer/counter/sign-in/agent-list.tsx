import { type ChangeEvent, useId } from 'react';
import type { SignInAgent } from '../../../contract/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconKeyboard } from '../../ui/icons.ts';

type Props = {
  readonly agents: readonly SignInAgent[];
  /** An agent's id, or null for "Autre identifiant". */
  readonly chosen: string | null;
  /** `byHand`: pressed, so the secret comes next; arrows go on through the list instead. */
  readonly onChoose: (agent: string | null, byHand: boolean) => void;
  /** Entrée on the list. */
  readonly onConfirm: () => void;
};

function isPress({ nativeEvent }: ChangeEvent<HTMLInputElement>): boolean {
  return nativeEvent instanceof MouseEvent && nativeEvent.detail > 0;
}

/** The agents of this post; arrows choose, and the field at the right follows. */
export function AgentList({ agents, chosen, onChoose, onConfirm }: Props) {
  const t = useText();
  const name = useId();
  return (
    <fieldset
      className="agents"
      onKeyDown={(event) => {
        if (event.key === 'Enter') onConfirm();
      }}
    >
      <legend className="visually-hidden">{t('signIn.agents')}</legend>
      {agents.map((agent) => (
        <label key={agent.id} className="agent">
          <input
            type="radio"
            name={name}
            className="agent-input"
            checked={agent.id === chosen}
            onChange={(event) => onChoose(agent.id, isPress(event))}
          />
          <Avatar name={agent.name} size={40} chosen={agent.id === chosen} />
          <span>
            <span className="agent-name">{agent.name}</span>{' '}
            <span className="agent-job">{agent.jobTitle}</span>
          </span>
        </label>
      ))}
      <label className="agent">
        <input
          type="radio"
          name={name}
          className="agent-input"
          checked={chosen === null}
          onChange={(event) => onChoose(null, isPress(event))}
        />
        <span className="avatar" data-size={40} data-chosen={chosen === null || undefined}>
          <IconKeyboard />
        </span>
        <span className="agent-name">{t('signIn.other')}</span>
      </label>
    </fieldset>
  );
}
