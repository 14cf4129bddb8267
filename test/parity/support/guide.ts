import type { LandlordId } from '../../e2e/support/guichet.ts';
import type { FunctionName } from '../functions/names.ts';

/** A line of a landlord's guide that gives a tenant something to do or to see. */
export type GuideLine = {
  /** Under which heading it stands, as printed. */
  readonly heading: string;
  /** Its own words. */
  readonly quote: string;
  /** How it is done at the counter, and what of it differs there. */
  readonly as: readonly [FunctionName, ...string[]];
};

export type Guide = {
  readonly landlord: LandlordId;
  /** Name of the guide's file. */
  readonly file: string;
  readonly lines: readonly GuideLine[];
};
