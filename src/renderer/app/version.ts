import { version } from '../../../package.json';

/** The program's version, for sign-in, "À propos" and the support line. */
export const VERSION: string = version;
