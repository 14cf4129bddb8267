import { chooseTerminal } from '../kiosk/terminal/choose-terminal.ts';
import type { CardTerminal, Clock } from '../ports.ts';

/** The terminal that a base names, made once for each name: the name is known only once the base is open. */
export class TerminalOfBase {
  readonly #clock: Clock;
  #last: { readonly setting: string | undefined; readonly terminal: CardTerminal | undefined } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Undefined where the base names none. */
  named(setting: string | undefined): CardTerminal | undefined {
    if (this.#last === undefined || this.#last.setting !== setting) {
      this.#last = { setting, terminal: chooseTerminal(setting, this.#clock) };
    }
    return this.#last.terminal;
  }
}
