import { create } from 'zustand';
import type { KioskLanguage } from '../../../contract/kiosk/station.ts';

/** How the screen is shown and said; put back when a visit ends. */
export type DisplayChoices = {
  readonly language: KioskLanguage;
  readonly size: 'normal' | 'large' | 'largest';
  readonly contrast: boolean;
  /** Everything is pulled to the foot of the screen, for who sits. */
  readonly low: boolean;
  readonly spoken: boolean;
};

export const FIRST_DISPLAY: DisplayChoices = {
  language: 'fr',
  size: 'normal',
  contrast: false,
  low: false,
  spoken: false,
};

type Display = DisplayChoices & {
  choose(choices: Partial<DisplayChoices>): void;
  reset(): void;
};

export const useDisplay = create<Display>()((set) => ({
  ...FIRST_DISPLAY,
  choose: (choices) => set(choices),
  reset: () => set(FIRST_DISPLAY),
}));
