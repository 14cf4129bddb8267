import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Theme, themeSchema } from '../../../contract/session.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useAcceptSession, useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Radio, RadioGroup } from '../../ui/choice.tsx';
import { IconError } from '../../ui/icons.ts';

/** The agent's theme: applied at once, kept with the agent. */
export function AppearancePage() {
  const t = useText();
  const { client } = useCore();
  const agent = useAgent();
  const accept = useAcceptSession();
  // Shown as chosen at once; the core's answer confirms it, a refusal takes it back.
  const [picked, setPicked] = useState<Theme | null>(null);
  const choose = useMutation({
    mutationFn: (theme: Theme) => client.session.chooseTheme({ theme }),
    onSuccess: accept,
    onSettled: () => setPicked(null),
  });
  return (
    <div className="admin-page">
      <p className="admin-intro">{t('administration.appearance.intro')}</p>
      <div className="mt-6">
        <RadioGroup label={t('administration.appearance.theme')} className="admin-radios">
          {themeSchema.options.map((theme) => (
            <Radio
              key={theme}
              name="theme"
              checked={(picked ?? agent.theme) === theme}
              onChange={() => {
                setPicked(theme);
                choose.mutate(theme);
              }}
            >
              {t(`administration.appearance.${theme}`)}
            </Radio>
          ))}
        </RadioGroup>
      </div>
      {choose.error !== null && (
        <AlertLine
          tone="danger"
          icon={IconError}
          fact={t('administration.appearance.failed')}
          role="alert"
          className="mt-6 max-w-[560px]"
        >
          {failureInWords(choose.error).title}
        </AlertLine>
      )}
    </div>
  );
}
