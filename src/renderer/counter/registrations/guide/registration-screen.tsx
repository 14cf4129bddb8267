/** Guided registration for the tenant space. */
export function RegistrationScreen(_: {
  readonly account: string;
  readonly person?: string;
  readonly supersedes?: string;
}) {
  return null;
}
