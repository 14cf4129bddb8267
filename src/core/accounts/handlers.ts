import type { CoreServices, Procedures } from '../procedures/procedures.ts';

export function accountsHandlers(_core: CoreServices, _os: Procedures): never {
  return {} as never;
}
