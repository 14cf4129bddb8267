/** When a kiosk begins anew, local time: nobody is in a lobby then. */
const NIGHT = { hour: 3, minute: 30 } as const;

/** A visit at that hour is waited for; a kiosk that is busy until then waits for the next night. */
const UNTIL_HOUR = 5;

/** Says once a night, to whoever asks it often, that the time has come. */
export class Nightly {
  #last: string;

  /** @param startedAt a kiosk that begins in the night does not begin again at once */
  constructor(startedAt: Date) {
    this.#last = isNight(startedAt) ? dayOf(startedAt) : '';
  }

  /** @param busy somebody is there: then no, and the next time is asked again */
  isTime(now: Date, busy: boolean): boolean {
    if (!isNight(now) || this.#last === dayOf(now) || busy) return false;
    this.#last = dayOf(now);
    return true;
  }
}

function isNight(at: Date): boolean {
  const minutes = at.getHours() * 60 + at.getMinutes();
  return minutes >= NIGHT.hour * 60 + NIGHT.minute && minutes < UNTIL_HOUR * 60;
}

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
}
