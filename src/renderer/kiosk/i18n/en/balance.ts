import type { Translated } from '../catalogue.ts';
import type { balance as fr } from '../fr/balance.ts';

export const balance: Translated<typeof fr> = {
  title: 'My balance',
  hiddenLead: 'Look around you: the amount is shown in large figures.',
  show: 'Show my balance',
  hide: 'Hide the amount',
  print: 'Print the details',
  pay: 'Pay',
  hidden: 'Amount hidden',
  debit: 'You owe',
  credit: 'In your favour',
  even: 'Account up to date',
  owed: 'You owe this amount to your landlord, on {when}.',
  owing: 'Your landlord owes you this amount, on {when}.',
  nothing: 'You owe nothing, on {when}.',
  late: { one: '{count} day late', other: '{count} days late' },
  dueOn: 'to be paid by {day}',
  dueNow: 'to be paid',
  unsent: 'Paid here and not counted yet: {amount}',
  rehidden: 'The amount is hidden again after 30 seconds.',
  more: { one: 'and {count} more month', other: 'and {count} more months' },
  printed: 'The details are being printed.',
  paper: 'The printer has no paper left. Nothing is lost.',
  printer: 'The printer does not answer. Nothing is lost.',
};
