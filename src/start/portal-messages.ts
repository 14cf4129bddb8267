/** What the demonstration portal tells the program that started it. */
export type PortalOfDemonstration =
  /** The landlord's files are being written and imported: the first time only. */
  | { readonly type: 'making' }
  /** It answers, and the base is joined to it already. */
  | { readonly type: 'serving'; readonly address: string }
  /** It answers, and this one-time code joins the base to it. */
  | { readonly type: 'join'; readonly address: string; readonly code: string; readonly adopt: boolean }
  /** The base is joined to another portal: there is nothing to do. */
  | { readonly type: 'other' };
