import { Button } from 'react-aria-components/Button';
import { KIOSK_LANGUAGES, type KioskLanguage } from '../../../contract/kiosk/station.ts';
import { IconCheck } from '../frame/icons.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { useText } from '../i18n/text.ts';
import { useDisplay } from './display.ts';

/** The languages, each in its own words; what a speaker has not read yet says so. */
export function LanguageGrid({ onChosen }: { readonly onChosen?: () => void }) {
  const t = useText();
  const { language, choose } = useDisplay();
  return (
    <div className="k-language-zone">
      <ul className="k-languages">
        {KIOSK_LANGUAGES.map((one) => (
          <li key={one}>
            <LanguageButton
              language={one}
              isChosen={one === language}
              onPress={() => {
                choose({ language: one });
                onChosen?.();
              }}
            />
          </li>
        ))}
      </ul>
      {!LANGUAGES[language].reviewed && <p className="k-unreviewed">{t('display.unreviewed')}</p>}
    </div>
  );
}

function LanguageButton({
  language,
  isChosen,
  onPress,
}: {
  readonly language: KioskLanguage;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}) {
  const { name, dir } = LANGUAGES[language];
  return (
    <Button
      className="k-button k-language"
      data-chosen={isChosen || undefined}
      aria-current={isChosen}
      onPress={onPress}
    >
      {isChosen && <IconCheck />}
      <span lang={language} dir={dir}>
        {name}
      </span>
    </Button>
  );
}
