import { neolia } from './guides/neolia.ts';
import { walkGuide } from './support/parity.ts';

walkGuide(neolia);
