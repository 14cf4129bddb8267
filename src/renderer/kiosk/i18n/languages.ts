import type { KioskLanguage } from '../../../contract/kiosk/station.ts';
import { ar } from './ar/index.ts';
import { en } from './en/index.ts';
import type { Catalogue } from './fr/index.ts';
import { fr } from './fr/index.ts';
import { pt } from './pt/index.ts';
import { tr } from './tr/index.ts';

export type Language = {
  readonly catalogue: Catalogue;
  /** A speaker of the language has read it. */
  readonly reviewed: boolean;
  /** Its own name for itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** For dates, plurals and voices; digits stay Latin everywhere. */
  readonly locale: string;
};

export const LANGUAGES: Readonly<Record<KioskLanguage, Language>> = {
  fr: { catalogue: fr, reviewed: fr.reviewed, name: 'Français', dir: 'ltr', locale: 'fr-FR' },
  en: { catalogue: en, reviewed: en.reviewed, name: 'English', dir: 'ltr', locale: 'en-GB' },
  ar: { catalogue: ar, reviewed: ar.reviewed, name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-latn' },
  tr: { catalogue: tr, reviewed: tr.reviewed, name: 'Türkçe', dir: 'ltr', locale: 'tr-TR' },
  pt: { catalogue: pt, reviewed: pt.reviewed, name: 'Português', dir: 'ltr', locale: 'pt-PT' },
};

type Areas = Catalogue;
/** `area.key`, checked when compiled. */
export type TextKey = { [A in keyof Areas & string]: `${A}.${keyof Areas[A] & string}` }[keyof Areas &
  string];
