/** A payment as the portal holds it. */
export type PortalPayment = {
  readonly id: string;
  readonly number: string;
  readonly cents: number;
  readonly mode: string;
  readonly reversed: boolean;
};

/** An order of payment as the portal holds it. */
export type PortalAnnouncement = { readonly number: string; readonly cents: number };

/** The landlord's portal beside the counter: started, stopped, started again, and asked what it holds. */
export type PortalInTour = {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Payments it holds, of one account when it is given, in the order of their numbers. */
  payments(account?: string): Promise<readonly PortalPayment[]>;
  announcements(account: string): Promise<readonly PortalAnnouncement[]>;
  /** Acts of every kind that it received; null where its database cannot be read beside it. */
  acts(): Promise<number | null>;
};
