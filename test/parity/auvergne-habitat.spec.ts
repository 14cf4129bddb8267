import { auvergneHabitat } from './guides/auvergne-habitat.ts';
import { walkGuide } from './support/parity.ts';

walkGuide(auvergneHabitat);
