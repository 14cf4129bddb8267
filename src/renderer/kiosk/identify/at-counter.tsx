import { BackContinue } from '../frame/back-continue.tsx';
import { IconPerson } from '../frame/icons.ts';
import { Question } from '../frame/question.tsx';
import { useText } from '../i18n/text.ts';

/** Too many tries: a person looks at it. */
export function AtCounter({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  return (
    <Question
      title={t('identify.guichetTitle')}
      lead={t('identify.guichetLead')}
      picture={<IconPerson size={160} />}
      actions={<BackContinue onBack={onDone} />}
    />
  );
}
