import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailHint, emailKey, maskEmail, readEmail } from './email.ts';

describe('an e-mail as typed', () => {
  it.each([
    ['jb.darc@exemple.example', 'jb.darc@exemple.example', 'jb.darc@exemple.example'],
    ['  JB.Darc@Exemple.EXAMPLE ', 'JB.Darc@exemple.example', 'jb.darc@exemple.example'],
    ['jean+loyer@exemple.example', 'jean+loyer@exemple.example', 'jean+loyer@exemple.example'],
    ["o'brien@exemple.example", "o'brien@exemple.example", "o'brien@exemple.example"],
    ['élodie@hôtel.example', 'élodie@hôtel.example', 'élodie@hôtel.example'],
    ['e\u0301lodie@exemple.example', 'élodie@exemple.example', 'élodie@exemple.example'],
    ['a@xn--htel-vqa.example', 'a@xn--htel-vqa.example', 'a@xn--htel-vqa.example'],
    [
      `${'a'.repeat(64)}@exemple.example`,
      `${'a'.repeat(64)}@exemple.example`,
      `${'a'.repeat(64)}@exemple.example`,
    ],
  ])('%j', (text, email, key) => expect(readEmail(text)).toEqual({ kind: 'ok', email, key }));

  it.each([
    ['', "Indiquez l'adresse e-mail."],
    ['jean', 'Il manque le signe @.'],
    ['jean@martin@exemple.example', 'Il y a plusieurs signes @.'],
    ['jean martin@exemple.example', "Une adresse e-mail n'a pas d'espace."],
    ['jean\u200b@exemple.example', "Une adresse e-mail n'a pas d'espace."],
    ['@exemple.example', 'Il manque le nom avant le signe @.'],
    ['jean@', 'Il manque le nom du service après le signe @.'],
    ['jean@exemple', 'Il manque la fin après le signe @, par exemple .fr.'],
    ['jean@exemple.', 'Un point est de trop après le signe @.'],
    ['jean@.example', 'Un point est de trop après le signe @.'],
    ['jean..m@exemple.example', 'Un point est de trop avant le signe @.'],
    ['.jean@exemple.example', 'Un point est de trop avant le signe @.'],
    ['jean@-exemple.example', "La partie après le signe @ n'est pas correcte."],
    ['jean@exemple_.example', "La partie après le signe @ n'est pas correcte."],
    ['jean@192.168.1.10', "La partie après le signe @ n'est pas correcte."],
    ['"jean"@exemple.example', 'Cette adresse e-mail contient un signe inattendu.'],
    ['Jean <jean@exemple.example>', "Une adresse e-mail n'a pas d'espace."],
    ['jean,paul@exemple.example', 'Cette adresse e-mail contient un signe inattendu.'],
    ['mailto:jean@exemple.example', 'Cette adresse e-mail contient un signe inattendu.'],
    [`${'a'.repeat(65)}@exemple.example`, 'Cette adresse e-mail est trop longue.'],
    [
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(9)}.fr`,
      'Cette adresse e-mail est trop longue.',
    ],
  ])('%j is refused', (text, sentence) => expect(readEmail(text)).toEqual({ kind: 'refused', sentence }));

  it('neither a line break nor a control character passes, whatever surrounds it', () => {
    const nasty = fc.constantFrom('\r', '\n', '\0', '\t', '\u0085', '\u2028');
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        nasty,
        fc.string({ minLength: 1, maxLength: 20 }),
        (a, mark, b) => {
          const read = readEmail(`x${a}${mark}${b}x@exemple.example`);
          expect(read.kind).toBe('refused');
        },
      ),
    );
  });

  it('what is read is read again as itself, under its own key', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const read = readEmail(text);
        fc.pre(read.kind === 'ok');
        expect(readEmail(read.email)).toEqual(read);
        expect(read.key).toBe(emailKey(text));
        expect(emailKey(text.toUpperCase())).toBe(read.key);
      }),
    );
  });
});

describe('a hint', () => {
  it.each([
    ['jean@gmial.com', 'Vouliez-vous écrire «\u202fjean@gmail.com\u202f»\u202f?'],
    ['jean@gmail.con', 'Vouliez-vous écrire «\u202fjean@gmail.com\u202f»\u202f?'],
    ['jean@gmail.co', 'Vouliez-vous écrire «\u202fjean@gmail.com\u202f»\u202f?'],
    ['jean@orangee.fr', 'Vouliez-vous écrire «\u202fjean@orange.fr\u202f»\u202f?'],
    ['jean@gmail.com', null],
    ['jean@hotmail.fr', null],
    ['jean@exemple.example', null],
    ['', null],
  ])('%s', (email, hint) => expect(emailHint(email)).toBe(hint));
});

describe('a masked e-mail', () => {
  it.each([
    ['jb.darc@exemple.example', 'j•••@exemple.example'],
    ['a@exemple.example', 'a•••@exemple.example'],
    ['👋x@exemple.example', '👋•••@exemple.example'],
    ['', '•••'],
  ])('%s', (email, masked) => expect(maskEmail(email)).toBe(masked));
});
