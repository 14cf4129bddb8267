import type { KioskLanguage } from '../../../contract/kiosk/station.ts';
import { useDisplay } from '../display/display.ts';
import { type Entry, type Params, say } from './catalogue.ts';
import { LANGUAGES, type TextKey } from './languages.ts';

export type Translate = (key: TextKey, params?: Params) => string;

function translator(language: KioskLanguage): Translate {
  const { catalogue, locale } = LANGUAGES[language];
  const rules = new Intl.PluralRules(locale);
  return (key, params) => {
    const [area = '', name = ''] = key.split('.');
    const entries: Readonly<Record<string, Entry>> | undefined = (
      catalogue as Readonly<Record<string, Readonly<Record<string, Entry>>>>
    )[area];
    const entry = entries?.[name];
    return entry === undefined ? key : say(entry, rules, params);
  };
}

const TRANSLATORS = new Map<KioskLanguage, Translate>();

/** The translator of a language, for what is not a component. */
export function textOf(language: KioskLanguage): Translate {
  const known = TRANSLATORS.get(language) ?? translator(language);
  TRANSLATORS.set(language, known);
  return known;
}

/** The translator of the visitor's language: `t('home.balance')`. */
export function useText(): Translate {
  return textOf(useDisplay((display) => display.language));
}

/** The French translator where the visitor reads another language, for the line under a label; else undefined. */
export function useFrench(): Translate | undefined {
  const language = useDisplay((display) => display.language);
  return language === 'fr' ? undefined : textOf('fr');
}
