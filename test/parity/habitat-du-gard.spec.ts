import { habitatDuGard } from './guides/habitat-du-gard.ts';
import { walkGuide } from './support/parity.ts';

walkGuide(habitatDuGard);
