import { describe, expect, test } from 'vitest';
import { contactFaults, contactFormOf, type PhoneReading, typedContact } from './contact-form.ts';

const HELD = { phone1: '+33639981234', phone2: 'poste 12', email: 'elodie@exemple.example' };
const OK: PhoneReading = { kind: 'ok', kept: '+33261912424', shown: '02 61 91 24 24', notice: null };
const REFUSED: PhoneReading = { kind: 'refused', sentence: 'Trop court.' };
const EMPTY: PhoneReading = { kind: 'empty' };

describe('the coordinates of a person', () => {
  test('left untouched, are what was held, even where it cannot be read', () => {
    const form = contactFormOf(HELD);
    expect(contactFaults(form, HELD, [OK, REFUSED])).toEqual([]);
    expect(typedContact(form, HELD, [OK, REFUSED])).toEqual(HELD);
  });

  test('are kept as the core read them, and nothing where nothing is typed', () => {
    const form = { phone1: '0261912424', phone2: '  ', email: '' };
    expect(typedContact(form, HELD, [OK, EMPTY])).toEqual({
      phone1: '+33261912424',
      phone2: null,
      email: null,
    });
  });

  test('say each what is wrong, in the order of the fields', () => {
    const form = { phone1: '0', phone2: '1', email: 'elodie' };
    expect(contactFaults(form, HELD, [REFUSED, REFUSED]).map(({ field }) => field)).toEqual([
      'phone1',
      'phone2',
      'email',
    ]);
  });

  test('write the domain of an e-mail small, and leave the rest', () => {
    expect(typedContact({ phone1: '', phone2: '', email: 'Élo@EXEMPLE.example' }, HELD, [])).toMatchObject({
      email: 'Élo@exemple.example',
    });
  });
});
