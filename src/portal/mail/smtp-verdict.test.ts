import { describe, expect, it } from 'vitest';
import { verdictOf } from './smtp-verdict.ts';

function fault(
  command: string,
  responseCode: number,
  response = `${responseCode} words about lea@x.example`,
) {
  return Object.assign(new Error(response), { code: 'EENVELOPE', command, responseCode, response });
}

describe('what a failed sending asks for', () => {
  it.each([
    [fault('RCPT TO', 550), 'bounced', 'Adresse refusée par son serveur (550)'],
    [
      fault('RCPT TO', 550, '550 5.1.1 <lea@x.example> unknown'),
      'bounced',
      "Cette adresse n'existe pas (550 5.1.1)",
    ],
    [fault('RCPT TO', 552, '552-5.2.2 full'), 'bounced', 'Cette boîte est pleine (552 5.2.2)'],
    [fault('RCPT TO', 450), 'again', 'Remis à plus tard par le serveur (450)'],
    // About the sender: no address is wrong because ours is not let in.
    [
      fault('RCPT TO', 550, '550 5.7.1 relaying denied'),
      'again',
      'Remis à plus tard par le serveur (550 5.7.1)',
    ],
    [fault('RCPT TO', 530), 'again', 'Remis à plus tard par le serveur (530)'],
    [fault('DATA', 554), 'failed', 'Message refusé par le serveur (554)'],
    [fault('DATA', 550, '550 5.1.1 unknown'), 'bounced', "Cette adresse n'existe pas (550 5.1.1)"],
    [fault('DATA', 451), 'again', 'Remis à plus tard par le serveur (451)'],
    [fault('MAIL FROM', 550), 'again', "Le serveur de courrier a refusé l'expéditeur (550)"],
  ] as const)('%o', (error, kind, sentence) => {
    expect(verdictOf(error)).toMatchObject({ kind, fault: sentence });
  });

  it.each([
    [Object.assign(new Error('x'), { code: 'EAUTH', responseCode: 535 }), true],
    [Object.assign(new Error('x'), { code: 'ECONNECTION', command: 'CONN' }), true],
    [Object.assign(new Error('x'), { code: 'ETIMEDOUT' }), true],
    [new Error('anything'), true],
    ['not even an error', true],
    [fault('RCPT TO', 450), false],
  ])('rests when it is the server that fails, not when it is one mail (%o)', (error, server) => {
    expect(verdictOf(error)).toMatchObject({ kind: 'again', server });
  });

  it('gives up an address that cannot even be written', () => {
    const error = Object.assign(new Error('Invalid recipient'), { code: 'EENVELOPE', command: 'API' });
    expect(verdictOf(error)).toEqual({ kind: 'bounced', fault: 'Adresse mal formée' });
  });
});
