import { ui } from './fr/ui.ts';

/** The French catalogue: one file per feature under fr/, one line per feature here. */
export const fr = {
  ui,
} as const;
