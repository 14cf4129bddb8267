import { citeJardins } from './guides/cite-jardins.ts';
import { walkGuide } from './support/parity.ts';

walkGuide(citeJardins);
