import type { Guide } from '../support/guide.ts';
import { auvergneHabitat } from './auvergne-habitat.ts';
import { cchartres } from './cchartres.ts';
import { citeJardins } from './cite-jardins.ts';
import { habitatDuGard } from './habitat-du-gard.ts';
import { neolia } from './neolia.ts';

/** The five landlords' guides, line by line. */
export const GUIDES: readonly Guide[] = [citeJardins, neolia, cchartres, habitatDuGard, auvergneHabitat];
