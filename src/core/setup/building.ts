import type { CoreServices } from '../procedures/procedures.ts';

/** How far a demonstration base being made has come; `done` of `total`, in hundredths of the work. */
export type Building = {
  readonly landlordId: string;
  readonly step: string;
  readonly done: number;
  readonly total: number;
};

const buildings = new WeakMap<CoreServices, Building>();

/** Undefined when nothing is being made. */
export function currentBuilding(core: CoreServices): Building | undefined {
  return buildings.get(core);
}

export function tellBuilding(core: CoreServices, building: Building): void {
  buildings.set(core, building);
  const { step, done, total } = building;
  core.events.publish({ kind: 'progress', work: 'demonstration', step, done, total });
}

export function endBuilding(core: CoreServices): void {
  buildings.delete(core);
}
