import type { CoreServices, Procedures } from '../procedures/procedures.ts';

export function setupHandlers(_core: CoreServices, _os: Procedures): never {
  return {} as never;
}
