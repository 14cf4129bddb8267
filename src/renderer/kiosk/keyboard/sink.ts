/** Where keys go: the field of the question that stands. */
export type KeySink = {
  insert(text: string): void;
  erase(): void;
  done(): void;
  readonly masked: boolean;
};

let current: KeySink | null = null;

/** The field that takes keys now; gives what lets it go. */
export function takeKeys(sink: KeySink): () => void {
  current = sink;
  return () => {
    if (current === sink) current = null;
  };
}

export function keySink(): KeySink | null {
  return current;
}
