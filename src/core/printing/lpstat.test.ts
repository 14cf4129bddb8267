import { expect, test } from 'vitest';
import { readLpstat } from './lpstat.ts';

/** As CUPS 2.4 writes it with `-l -p -a`, LC_ALL=C. */
const LISTED = `printer fermee is idle.  enabled since Sun Nov 22 03:11:18 2026
\tPlus de papier
\tForm mounted:
\tContent types: any
\tDescription: fermee
\tUsers allowed:
\t\t(all)
printer pause disabled since Sun Nov 22 03:11:18 2026 -
\tToner vide
\tDescription: Étage 2
printer salle now printing salle-12.  enabled since Sun Nov 22 03:11:18 2026
\tDescription: Imprimante de l'accueil
\tLocation: Description: ailleurs
printer neuve is idle.  enabled since Sun Nov 22 03:11:18 2026
fermee not accepting requests since Sun Nov 22 03:11:18 2026 -
\tPlus de papier
pause accepting requests since Sun Nov 22 03:11:18 2026
salle accepting requests since Sun Nov 22 03:11:18 2026
`;

test('reads the queues of CUPS, their names and whether they take a job', () => {
  expect(readLpstat(LISTED)).toEqual([
    { id: 'fermee', description: 'fermee', state: 'closed', paperOut: false },
    { id: 'pause', description: 'Étage 2', state: 'paused', paperOut: false },
    { id: 'salle', description: "Imprimante de l'accueil", state: 'ready', paperOut: false },
    { id: 'neuve', description: 'neuve', state: 'ready', paperOut: false },
  ]);
});

test.each([
  ['none', false],
  ['media-empty-error', true],
  ['toner-low-warning media-needed', true],
  ['media-empty,cover-open', true],
  ['media-jam-error media-low-report', false],
])('a queue whose alerts are %s is without paper\u202f: %s', (alerts, paperOut) => {
  const [queue] = readLpstat(
    `printer ticket is idle.  enabled since -\n\tDescription: Ticket\n\tAlerts: ${alerts}\n`,
  );
  expect(queue).toMatchObject({ id: 'ticket', state: 'ready', paperOut });
});

test.each([
  ['nothing', ''],
  ['a server that is off', 'lpstat: Scheduler is not running.\n'],
  ['another language', "l'imprimante salle est inactive\nsalle accepte des requêtes\n"],
  ['a queue accepted that was never described', 'fantome not accepting requests since -\n'],
])('%s gives no printer', (_what, text) => {
  expect(readLpstat(text)).toEqual([]);
});
