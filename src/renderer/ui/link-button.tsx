import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';

/** An act or a place written in a line: "Effacer", "Tous les paiements". With `href`, a real link. */
export function LinkButton({ className, type = 'button', ...rest }: ComponentPropsWithRef<'button'>) {
  return <button {...rest} type={type} className={classNames('link', className)} />;
}

export function TextLink({ className, ...rest }: ComponentPropsWithRef<'a'>) {
  return <a {...rest} className={classNames('link', className)} />;
}
