export function useKeypad(): void {}
