import { type RefObject, useEffect, useRef } from 'react';

/**
 * Brings the keyboard to the first wrong field of a form that came back refused. Before scripts have loaded, `autoFocus`
 * on the field of `fieldToBegin` does the same.
 */
export function useFirstWrong(refusal: unknown): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  return form;
}
