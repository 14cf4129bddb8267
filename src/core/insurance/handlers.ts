import type { CoreServices, Procedures } from '../procedures/procedures.ts';

export function insuranceHandlers(_core: CoreServices, _os: Procedures) {
  return {} as never;
}
