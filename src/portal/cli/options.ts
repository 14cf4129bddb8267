import { parseArgs } from 'node:util';
import { STAFF_ROLES, type StaffRole } from '../staff/accounts.ts';

/** Where the database is, and what stands beside it. */
export type Place = {
  readonly landlord: string | undefined;
  /** Folder of the embedded database of a demonstration. */
  readonly data: string | undefined;
  /** Folder of the mark. */
  readonly state: string | undefined;
};

export type PortalCommand =
  | { readonly name: 'serve'; readonly port: number | undefined; readonly trustProxy: string | undefined }
  | { readonly name: 'import'; readonly folder: string; readonly dryRun: boolean }
  | { readonly name: 'export'; readonly folder: string; readonly batch: number | undefined }
  | {
      readonly name: 'staff-add';
      readonly login: string;
      readonly fullName: string;
      readonly role: StaffRole;
      readonly agency: string | null;
    }
  | { readonly name: 'staff-close' | 'staff-open' | 'staff-password'; readonly login: string }
  | {
      readonly name: 'enrol';
      readonly agency: string;
      readonly post: string;
      readonly till: string;
      readonly kiosk: boolean;
    }
  | { readonly name: 'devices' }
  | { readonly name: 'revoke'; readonly device: string }
  /** No file: the message on standard input. */
  | { readonly name: 'bounce'; readonly files: readonly string[] };

export type ReadCommand =
  | { readonly kind: 'command'; readonly command: PortalCommand; readonly place: Place }
  | { readonly kind: 'refused'; readonly sentence: string };

const text = { type: 'string' } as const;
const FLAGS = {
  landlord: text,
  data: text,
  state: text,
  port: text,
  'trust-proxy': text,
  'dry-run': { type: 'boolean' },
  batch: text,
  name: text,
  role: text,
  agency: text,
  post: text,
  till: text,
  kiosk: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];
type Flag = keyof typeof FLAGS;

const PLACE = ['landlord', 'data', 'state'] as const;

type Form = {
  readonly usage: string;
  readonly words: number | 'any';
  readonly flags: readonly Flag[];
  readonly read: (words: readonly string[], values: Values) => PortalCommand | string;
};

const FORMS: Readonly<Record<string, Form>> = {
  serve: {
    usage: '[--port N] [--trust-proxy ADRESSE]',
    words: 0,
    flags: ['port', 'trust-proxy'],
    read: (_words, { port, 'trust-proxy': trustProxy }) => {
      const number = wholeNumber(port, 65_535);
      return number === null
        ? '--port attend un nombre de 0 à 65535.'
        : { name: 'serve', port: number, trustProxy };
    },
  },
  import: {
    usage: 'DOSSIER --landlord ID [--dry-run]',
    words: 1,
    flags: ['dry-run'],
    read: ([folder = ''], values) => ({ name: 'import', folder, dryRun: values['dry-run'] === true }),
  },
  export: {
    usage: 'DOSSIER --landlord ID [--batch N]',
    words: 1,
    flags: ['batch'],
    read: ([folder = ''], values) => {
      const batch = wholeNumber(values.batch, 9_999_999);
      return batch === null || batch === 0
        ? "--batch attend le numéro d'un lot."
        : { name: 'export', folder, batch };
    },
  },
  'staff add': {
    usage: `LOGIN --name "Prénom Nom" --role ${STAFF_ROLES.join('|')} [--agency CODE]`,
    words: 1,
    flags: ['name', 'role', 'agency'],
    read: ([login = ''], { name, role, agency = null }) => {
      const known = STAFF_ROLES.find((one) => one === role);
      if (known === undefined) return `--role attend ${STAFF_ROLES.join(', ')}.`;
      if (name === undefined) return '--name attend le nom de la personne.';
      return { name: 'staff-add', login, fullName: name, role: known, agency };
    },
  },
  'staff close': staffForm('staff-close'),
  'staff open': staffForm('staff-open'),
  'staff password': staffForm('staff-password'),
  enrol: {
    usage: '--agency CODE --post "Guichet 2" --till G2 [--kiosk]',
    words: 0,
    flags: ['agency', 'post', 'till', 'kiosk'],
    read: (_words, { agency, post, till, kiosk = false }) =>
      agency === undefined || post === undefined || till === undefined
        ? 'Il faut --agency, --post et --till.'
        : { name: 'enrol', agency, post, till, kiosk },
  },
  devices: { usage: '', words: 0, flags: [], read: () => ({ name: 'devices' }) },
  revoke: {
    usage: 'POSTE',
    words: 1,
    flags: [],
    read: ([device = '']) => ({ name: 'revoke', device }),
  },
  bounce: {
    usage: '[FICHIER…]',
    words: 'any',
    flags: [],
    read: (files) => ({ name: 'bounce', files }),
  },
};

function staffForm(name: 'staff-close' | 'staff-open' | 'staff-password'): Form {
  return { usage: 'LOGIN', words: 1, flags: [], read: ([login = '']) => ({ name, login }) };
}

/** Reads `npm run portal -- …`; what is not understood is refused in a sentence, never ignored. */
export function readCommand(args: readonly string[]): ReadCommand {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: true });
  } catch {
    return refused(`Option inconnue ou incomplète. ${usage()}`);
  }
  const { values, positionals } = parsed;
  const name = nameOf(positionals);
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  if (form === undefined)
    return refused(`Commande inconnue\u202f: «\u202f${positionals.join(' ')}\u202f». ${usage()}`);
  const words = positionals.slice(positionals.length === 0 ? 0 : name.split(' ').length);
  const own = `Usage\u202f: npm run portal -- ${name} ${form.usage}`.trimEnd();
  const allowed: readonly string[] = [...PLACE, ...form.flags];
  const extra = Object.keys(values).find((flag) => !allowed.includes(flag));
  if (extra !== undefined) return refused(`--${extra} ne va pas avec «\u202f${name}\u202f». ${own}`);
  if ((form.words !== 'any' && words.length !== form.words) || words.includes('')) return refused(own);
  const command = form.read(words, values);
  if (typeof command === 'string') return refused(`${command} ${own}`);
  const { landlord, data, state } = values;
  return { kind: 'command', command, place: { landlord, data, state } };
}

function nameOf([first, second]: readonly string[]): string {
  if (first === undefined) return 'serve';
  return first === 'staff' ? `staff ${second ?? ''}`.trimEnd() : first;
}

/** Undefined where it was not given, null where it is no number up to `max`. */
function wholeNumber(given: string | undefined, max: number): number | undefined | null {
  if (given === undefined) return undefined;
  return /^\d{1,7}$/.test(given) && Number(given) <= max ? Number(given) : null;
}

function usage(): string {
  return `Commandes\u202f: ${Object.keys(FORMS).join(', ')}\u202f; partout --landlord ID, --data DOSSIER, --state DOSSIER.`;
}

function refused(sentence: string): ReadCommand {
  return { kind: 'refused', sentence };
}
