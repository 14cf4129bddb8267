import { PortalStop } from '../server/portal-stop.ts';

/** A fault of the start in a sentence where one can be said; itself where not. */
export function startFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return new PortalStop(`Le port ${port} est déjà pris. Choisissez-en un autre, ou 0.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new PortalStop("HOST n'est pas une adresse de cette machine.");
  }
  return error;
}
