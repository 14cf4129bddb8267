import { type CoreServices, type Procedures, stream } from './procedures.ts';

export function eventsHandlers(core: CoreServices, os: Procedures) {
  return {
    changes: os.events.changes.handler(stream(({ signal }) => core.events.stream(signal))),
  };
}
