/** What the field of a question is answered with. */
export type KeyboardLayout =
  | 'digits'
  | 'reference'
  | 'letters'
  | 'email'
  | 'amount'
  | 'date'
  | 'iban'
  | 'code'
  | 'password';

const DIGITS = '1 2 3 4 5 6 7 8 9 0';
const LOWER = ['a z e r t y u i o p', 'q s d f g h j k l m'] as const;
const UPPER = ['A Z E R T Y U I O P', 'Q S D F G H J K L M'] as const;

/** Rows of keys, AZERTY; `shift` and `signs` are the other faces of the same keyboard. */
export type Keys = Readonly<Record<string, string[]>>;

export const LETTERS: Keys = {
  default: [
    DIGITS,
    ...LOWER,
    "{shift} w x c v b n ' - {erase}",
    'é è ê ë à â ç ô î ï',
    'ù û ü œ ñ {space} , . ?',
  ],
  shift: [
    DIGITS,
    ...UPPER,
    "{shift} W X C V B N ' - {erase}",
    'É È Ê Ë À Â Ç Ô Î Ï',
    'Ù Û Ü Œ Ñ {space} , . ?',
  ],
};

export const EMAIL: Keys = {
  default: [DIGITS, ...LOWER, 'w x c v b n - _ + {erase}', '@ . {.fr} {.com}'],
};

export const PASSWORD: Keys = {
  default: [DIGITS, ...LOWER, '{shift} w x c v b n é è {erase}', '{signs} {space} . -'],
  shift: [DIGITS, ...UPPER, '{shift} W X C V B N À Ç {erase}', '{signs} {space} . -'],
  signs: [
    DIGITS,
    "& ~ # { ( [ ' | ` _",
    '\\ @ ) ] = + } $ % *',
    '< > , ; : ! ? / § {erase}',
    '{signs} {space} . -',
  ],
};

/** Capitals and digits: a reference, a bank account, a code. */
export const CAPITALS: Keys = {
  default: [DIGITS, ...UPPER, 'W X C V B N - / {erase}'],
};

/** A reference has a keypad of digits to go back to. */
export const REFERENCE: Keys = {
  default: [DIGITS, ...UPPER, '{digits} W X C V B N - / {erase}'],
};

/** The lettered keyboard of a layout; null where a keypad of digits is enough. */
export function keysOf(layout: KeyboardLayout): Keys | null {
  switch (layout) {
    case 'letters':
      return LETTERS;
    case 'email':
      return EMAIL;
    case 'password':
      return PASSWORD;
    case 'iban':
    case 'code':
      return CAPITALS;
    case 'reference':
    case 'digits':
    case 'amount':
    case 'date':
      return null;
  }
}

/** What a field holds once something is typed into it: a date writes its own slashes, a reference its capitals. */
export function typed(layout: KeyboardLayout, value: string): string {
  switch (layout) {
    case 'date':
      return dateAsTyped(value);
    case 'amount':
      return amountAsTyped(value);
    case 'digits':
      return value.replaceAll(/[^\d +]/g, '');
    case 'reference':
    case 'code':
      return value.toLocaleUpperCase('fr-FR');
    case 'iban':
      return ibanAsTyped(value);
    case 'email':
      return value.replaceAll(/\s/g, '');
    case 'letters':
    case 'password':
      return value;
  }
}

function dateAsTyped(value: string): string {
  const digits = value.replaceAll(/\D/g, '').slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('/');
}

function amountAsTyped(value: string): string {
  const [whole = '', ...rest] = value
    .replaceAll('.', ',')
    .replaceAll(/[^\d,]/g, '')
    .split(',');
  const euros = whole.replace(/^0+(?=\d)/, '').slice(0, 6);
  return rest.length === 0 ? euros : `${euros === '' ? '0' : euros},${rest.join('').slice(0, 2)}`;
}

function ibanAsTyped(value: string): string {
  const signs = value
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 34);
  return signs.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
