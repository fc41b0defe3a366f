import { useState } from 'react';

/** An element that others need while rendering: a ref whose arrival renders again. */
export function useElement(): [HTMLElement | null, (element: HTMLElement | null) => void] {
  return useState<HTMLElement | null>(null);
}
