import { pino } from 'pino';

/** Facts of a line: never a name, an account, a body, an address typed by a person. */
type Facts = Readonly<Record<string, string | number | boolean | null>>;

export type PortalLog = {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  /** Of an error, its class, its code and where it was thrown: a message may quote a row. */
  error(event: string, error: unknown, facts?: Facts): void;
};

type Destination = { write(line: string): void };

/** One line of JSON per event, on the given destination or standard error. */
export function portalLog(destination?: Destination): PortalLog {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (event, facts = {}) => logger.info({ event, ...facts }),
    warn: (event, facts = {}) => logger.warn({ event, ...facts }),
    error: (event, error, facts = {}) => logger.error({ event, ...facts, ...traceOf(error) }),
  };
}

function traceOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : '';
  const { message, stack = '' } = error;
  // The stack begins with the message, whose lines may look like anything.
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return { error: error.name, ...(code === '' ? {} : { code }), at: frames.join(' | ') };
}
