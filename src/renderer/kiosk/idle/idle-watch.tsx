export function IdleWatch() {
  return null;
}
