import { PrinterFault, type PrinterState, type PrintFailure } from '../ports.ts';
import { Refusal } from '../procedures/refusal.ts';

/** What happened and what to do. The payment and its paper are safe in every case. */
const SENTENCES: Readonly<Record<PrintFailure, string>> = {
  absent: "L'imprimante n'est plus sur ce poste\u202f: choisissez-en une autre, ou enregistrez le PDF.",
  paused:
    "L'imprimante est en pause, rien n'a été envoyé\u202f: remettez-la en marche, ou choisissez-en une autre.",
  closed:
    "L'imprimante n'accepte plus de travaux, rien n'a été envoyé\u202f: rouvrez sa file, ou choisissez-en une autre.",
  format: 'Cette imprimante ne prend pas ce format\u202f: choisissez-en une autre, ou changez de format.',
  refused: "L'imprimante a refusé le papier\u202f: vérifiez-la, ou choisissez-en une autre.",
  unreachable:
    "L'imprimante ne répond pas, rien n'a été envoyé\u202f: vérifiez qu'elle est allumée et branchée, puis réessayez.",
  cut: "L'imprimante s'est arrêtée pendant l'envoi\u202f: vérifiez le papier et les câbles, puis réessayez.",
  silent: "L'imprimante n'a pas confirmé la fin de l'envoi\u202f: vérifiez le papier avant de réimprimer.",
  raster:
    "Le papier n'a pas pu être préparé pour cette imprimante\u202f: imprimez-le en A4, ou enregistrez le PDF.",
};

const OTHERWISE =
  "Le papier n'a pas pu être imprimé\u202f: réessayez, ou enregistrez le PDF. Si cela se répète, prévenez votre support.";

/** Said of a job that was being sent when the program stopped: nobody knows what came out. */
export const INTERRUPTED =
  "Le programme s'est arrêté pendant l'envoi\u202f: vérifiez le papier avant de réimprimer.";

/** The sentence a clerk reads for what stopped a job. */
export function failureSentence(error: unknown): string {
  if (error instanceof PrinterFault) return SENTENCES[error.reason];
  if (error instanceof Refusal) return [error.message, error.failure.next ?? ''].join(' ').trim();
  return OTHERWISE;
}

/** A code for the log, which takes nothing personal. */
export function failureCode(error: unknown): string {
  if (error instanceof PrinterFault) return error.reason;
  return error instanceof Refusal ? error.failure.code : 'fault';
}

const STATES: Readonly<Record<PrinterState, string>> = {
  ready: 'Prête',
  paused: 'En pause',
  closed: "N'accepte plus de travaux",
  unreachable: 'Injoignable',
};

export function stateWords(state: PrinterState): string {
  return STATES[state];
}
