import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { fr } from './fr.ts';

declare module 'i18next' {
  // An interface because that is the only shape TypeScript merges.
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof fr };
    returnNull: false;
  }
}

export const i18n: I18n = i18next.createInstance();

// Synchronous: the catalogue is in the bundle, and nothing may be drawn with bare keys.
void i18n.use(initReactI18next).init({
  lng: 'fr',
  fallbackLng: 'fr',
  resources: { fr: { translation: fr } },
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

/** The translator, with keys checked at compile time: `const t = useText(); t('ui.close')`. */
export function useText() {
  return useTranslation('translation', { i18n }).t;
}
