import { useEffect } from 'react';
import { LANGUAGES } from '../i18n/languages.ts';
import { useDisplay } from './display.ts';

/** Writes the visitor's choices on the page itself, where the style sheets read them. */
export function useShownDisplay(): void {
  const { language, size, contrast, low } = useDisplay();
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = LANGUAGES[language].dir;
    root.dataset.theme = contrast ? 'contrast' : 'light';
    root.dataset.size = size;
    root.toggleAttribute('data-low', low);
  }, [language, size, contrast, low]);
}
