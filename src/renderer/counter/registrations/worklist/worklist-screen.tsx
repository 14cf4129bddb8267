import type { RegistrationView } from '../../../../contract/registrations.ts';

/** Work list of the tenant spaces. */
export function WorklistScreen(_: { readonly view: RegistrationView }) {
  return null;
}
