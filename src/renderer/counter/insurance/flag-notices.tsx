import { flagWords } from '../../../rules/insurance/words.ts';
import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { IconError, IconToCheck } from '../../ui/icons.ts';
import { type Flag, flagKey } from './certificate-form.ts';

type Props = {
  readonly flags: readonly Flag[];
  readonly accepted: readonly string[];
  readonly onAccept: (accepted: readonly string[]) => void;
  /** Asked to be taken with something not accepted yet. */
  readonly missing: boolean;
};

/** What is odd about a certificate, each to be accepted in words: it is taken all the same. */
export function FlagNotices({ flags, accepted, onAccept, missing }: Props) {
  const t = useText();
  if (flags.length === 0) return null;
  return (
    <fieldset
      className="certificate-flags"
      aria-describedby={missing ? 'certificate-flags-error' : undefined}
    >
      <legend className="visually-hidden">{t('insurance.flags.title')}</legend>
      <p className="certificate-flags-title" aria-hidden="true">
        <IconToCheck />
        {t('insurance.flags.title')}
      </p>
      {flags.map((flag) => {
        const key = flagKey(flag);
        return (
          <Checkbox
            key={flag.flag}
            checked={accepted.includes(key)}
            detail={flag.sentence}
            onChange={(checked) =>
              onAccept(checked ? [...accepted, key] : accepted.filter((one) => one !== key))
            }
          >
            {t('insurance.flags.accept', { flag: lowered(flagWords[flag.flag]) })}
          </Checkbox>
        );
      })}
      {missing && (
        <p id="certificate-flags-error" className="field-error" role="alert">
          <IconError size={17} />
          <span>{t('insurance.flags.missing')}</span>
        </p>
      )}
    </fieldset>
  );
}

/** "contrat automobile" within a sentence; the question mark stays out of it. */
function lowered(words: string): string {
  return (words.charAt(0).toLowerCase() + words.slice(1)).replace(/[\s\u202f]*\?$/u, '');
}
