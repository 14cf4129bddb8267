import { cchartres } from './guides/cchartres.ts';
import { walkGuide } from './support/parity.ts';

walkGuide(cchartres);
