import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { IconContrast, IconLow, IconSpeech, type KioskIcon } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import type { TextKey } from '../i18n/languages.ts';
import { useText } from '../i18n/text.ts';
import { hasVoice } from '../speech/port.ts';
import { BigChoice } from './big-choice.tsx';
import { type DisplayChoices, useDisplay } from './display.ts';

const SIZES: readonly { readonly size: DisplayChoices['size']; readonly words: TextKey }[] = [
  { size: 'normal', words: 'display.normal' },
  { size: 'large', words: 'display.large' },
  { size: 'largest', words: 'display.largest' },
];
const OPTIONS: readonly {
  readonly option: 'contrast' | 'low' | 'spoken';
  readonly words: TextKey;
  readonly icon: KioskIcon;
}[] = [
  { option: 'contrast', words: 'display.contrast', icon: IconContrast },
  { option: 'low', words: 'display.low', icon: IconLow },
  { option: 'spoken', words: 'display.speech', icon: IconSpeech },
];

/** Size of the text, contrast, height of the controls, voice. */
export function DisplayChoice() {
  const t = useText();
  const back = useFlow((flow) => flow.back);
  const display = useDisplay();
  const silent = display.spoken && !hasVoice(display.language);
  return (
    <Question
      title={t('display.title')}
      lead={silent ? t('display.noVoice') : t('display.lead')}
      head="tight"
      actions={<BackContinue onBack={back} />}
    >
      <div className="k-stack k-display">
        {SIZES.map(({ size, words }) => (
          <BigChoice
            key={size}
            size={size}
            isChosen={display.size === size}
            onPress={() => display.choose({ size })}
          >
            {t(words)}
          </BigChoice>
        ))}
        {OPTIONS.map(({ option, words, icon: Icon }) => (
          <BigChoice
            key={option}
            isChosen={display[option]}
            isBox
            icon={Icon}
            onPress={() => display.choose({ [option]: !display[option] })}
          >
            {t(words)}
          </BigChoice>
        ))}
      </div>
    </Question>
  );
}
