import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';
import { LanguageGrid } from './language-grid.tsx';

/** Laid over a question, which waits in the other language. */
export function LanguageChoice() {
  const t = useText();
  const back = useFlow((flow) => flow.back);
  return (
    <Question
      title={t('display.languageTitle')}
      lead={t('display.languageLead')}
      actions={<BackContinue onBack={back} />}
    >
      <LanguageGrid onChosen={back} />
    </Question>
  );
}
