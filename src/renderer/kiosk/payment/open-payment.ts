import { create } from 'zustand';

/** A payment was begun here and its end was not told: said wherever the page goes before it is. */
export const useOpenPayment = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));
