import { useFlow } from '../flow/flow.ts';
import { BackContinue } from '../frame/back-continue.tsx';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';

export function InsuranceScreen() {
  const t = useText();
  const back = useFlow((flow) => flow.back);
  return <Question title={t('home.insurance')} actions={<BackContinue onBack={back} />} />;
}
