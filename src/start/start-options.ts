import { parseArgs } from 'node:util';
import type { Station } from '../contract/core-process.ts';

export type DoorName = 'loopback' | 'electron';

export type StartOptions = {
  /** The door asked for; null lets the program choose. */
  readonly door: DoorName | null;
  /** Opens a window by itself. */
  readonly open: boolean;
  /** Port of the loopback door; 0 for any free one. */
  readonly port: number;
  /** Data folder, or null for the account's own. */
  readonly data: string | null;
  /** Builds the demonstration of this landlord without asking. */
  readonly landlord: string | null;
  /** Accounts of that demonstration. */
  readonly accounts: number | null;
  /**
   * `demonstration`: a demonstration base gets a portal of its own. `none`: no portal is started. An address: there is
   * one already.
   */
  readonly portal: 'demonstration' | 'none' | { readonly address: string };
  /** The kiosk of a lobby rather than a counter: a page, a base and a data folder of its own. */
  readonly station: Station;
};

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: StartOptions }
  | { readonly kind: 'refused'; readonly sentence: string };

export const FLAGS_SENTENCE =
  'Options\u202f: --kiosk, --door=loopback|electron, --no-open, --port N, --landlord ID, --accounts N, --data DOSSIER, --portal=none|ADRESSE.';

/** Reads the flags of `npm start -- …`; what is not understood is refused in a sentence, never ignored. */
export function readStartOptions(args: readonly string[]): ReadOptions {
  let values: Values;
  try {
    ({ values } = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false }));
  } catch (error) {
    return refused(badFlag(args, error));
  }
  const { door = null } = values;
  if (door !== null && door !== 'loopback' && door !== 'electron') {
    return refused(
      `--door attend «\u202floopback\u202f» ou «\u202felectron\u202f», pas «\u202f${door}\u202f».`,
    );
  }
  const open = values['no-open'] !== true;
  const port = wholeNumber(values.port ?? '0');
  if (port === undefined || port > 65_535 || (port > 0 && port < 1024)) {
    return refused('--port attend 0 (un port libre) ou un nombre de 1024 à 65535.');
  }
  if (door === 'electron' && (!open || port !== 0)) {
    return refused("--no-open et --port ne vont qu'avec la porte loopback.");
  }
  const landlord = values.landlord ?? null;
  if (landlord !== null && !/^[a-z0-9-]{1,64}$/.test(landlord)) {
    return refused(`--landlord attend l'identifiant d'un bailleur, pas «\u202f${landlord}\u202f».`);
  }
  const accounts = values.accounts === undefined ? null : wholeNumber(values.accounts);
  if (accounts === undefined || (accounts !== null && (accounts < 10 || accounts > 1_000_000))) {
    return refused('--accounts attend un nombre de 10 à 1000000.');
  }
  if (accounts !== null && landlord === null) return refused("--accounts ne va qu'avec --landlord.");
  const portal = readPortal(values.portal);
  if (portal === undefined) {
    return refused(
      "--portal attend «\u202fnone\u202f» ou l'adresse d'un portail (https://…, ou http://127.0.0.1:N).",
    );
  }
  if (values.data === '') return refused('--data attend un dossier.');
  return {
    kind: 'options',
    options: {
      door,
      open,
      port,
      data: values.data ?? null,
      landlord,
      accounts,
      portal,
      station: values.kiosk === true ? 'kiosk' : 'counter',
    },
  };
}

const FLAGS = {
  door: { type: 'string' },
  'no-open': { type: 'boolean' },
  port: { type: 'string' },
  landlord: { type: 'string' },
  accounts: { type: 'string' },
  data: { type: 'string' },
  portal: { type: 'string' },
  kiosk: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];

function badFlag(args: readonly string[], error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    // One flag's name may begin another's.
    const named = /--([a-z-]+)/.exec(String(error))?.[1];
    const flag = Object.entries(FLAGS).find(([name]) => name === named);
    return flag?.[1].type === 'boolean'
      ? `--${flag[0]} s'écrit seul, sans valeur.`
      : `--${flag?.[0] ?? '…'} attend une valeur.`;
  }
  const unknown = args.find((arg) => {
    const name = arg.replace(/^--/, '').split('=')[0] ?? '';
    return !arg.startsWith('--') || !Object.hasOwn(FLAGS, name);
  });
  return `Option inconnue\u202f: «\u202f${unknown ?? args.join(' ')}\u202f». ${FLAGS_SENTENCE}`;
}

function readPortal(given: string | undefined): StartOptions['portal'] | undefined {
  if (given === undefined || given === 'demonstration') return 'demonstration';
  if (given === 'none') return 'none';
  try {
    const { protocol, hostname, origin } = new URL(given);
    const safe = protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
    return safe ? { address: origin } : undefined;
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

function refused(sentence: string): ReadOptions {
  return { kind: 'refused', sentence };
}
