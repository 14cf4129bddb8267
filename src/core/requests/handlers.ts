import type { CoreServices, Procedures } from '../procedures/procedures.ts';

export function requestsHandlers(_core: CoreServices, _os: Procedures) {
  return {} as never;
}
