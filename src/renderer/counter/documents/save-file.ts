/** Hands a file over to the system: the very bytes, under the name given. */
export function saveFile(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken hold of the bytes by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
