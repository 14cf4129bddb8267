/** Words as they are drawn: any space of any width between them. */
export function onScreen(words: string): RegExp {
  return new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\s\\u00a0\\u202f]'));
}
