/** Local time at which a kiosk begins anew, and until when somebody who is there is waited for. */
const FROM_MINUTES = 3 * 60 + 30;
const TO_MINUTES = 5 * 60;

/**
 * Whether a kiosk begins anew now.
 * @param startedAt one that began this very night does not do so again
 */
export function isNightTime(startedAt: Date, now: Date, isBusy: boolean): boolean {
  const begun = inNight(startedAt) && startedAt.toDateString() === now.toDateString();
  return inNight(now) && !begun && !isBusy;
}

function inNight(at: Date): boolean {
  const minutes = at.getHours() * 60 + at.getMinutes();
  return minutes >= FROM_MINUTES && minutes < TO_MINUTES;
}
