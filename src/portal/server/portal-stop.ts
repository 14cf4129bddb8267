/** What was asked cannot be done; the message is the French sentence for whoever asked. */
export class PortalStop extends Error {
  override readonly name = 'PortalStop';
}
