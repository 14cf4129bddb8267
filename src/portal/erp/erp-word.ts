/**
 * Whether the ERP's file says something new of what was born or decided here. It learns our states by the export, one
 * after the other and days later: as long as it only says them again, in their order, it is behind and not of another
 * mind.
 * @param states every state since the ERP last decided, oldest first; what holds now is the last
 * @param before what the file said until now; null where it said nothing
 * @param said what it says now; null where its word is not known
 */
export function saysNew<State>(states: readonly State[], before: State | null, said: State | null): boolean {
  if (said === null || said === before || said === states.at(-1)) return false;
  const reached = before === null ? -1 : states.indexOf(before);
  return !states.includes(said, reached + 1);
}
