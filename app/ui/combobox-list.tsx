import { cloneElement, type ReactElement, useRef, useState } from 'react';
import { latePart } from './late-part';
import type { useCombobox } from './use-combobox';

const ComboboxOptions = latePart(async () => (await import('./combobox-options')).ComboboxOptions);

/** Fetches what the lists of comboboxes are made of before the first is opened. */
export const prepareComboboxes = ComboboxOptions.prepare;

export type ComboboxListProps = {
  box: ReturnType<typeof useCombobox>;
  label: string;
  isChosen: (value: string) => boolean;
  multiple?: boolean;
  emptyText?: string;
  /** The control that the list hangs under; one element that takes a ref. */
  children: ReactElement;
};

/** The floating list of a combobox, as wide as its control; it comes when it is first opened. */
export function ComboboxList({ children, ...list }: ComboboxListProps) {
  const { box } = list;
  const control = useRef<HTMLElement>(null);
  const [wanted, setWanted] = useState(box.open);
  if (box.open && !wanted) setWanted(true);
  // What could not be fetched is asked for again when the list is opened again
  const giveUp = () => {
    setWanted(false);
    box.close();
  };
  return (
    <>
      {cloneElement(children, { ref: control })}
      {wanted && <ComboboxOptions {...list} control={control} onMissing={giveUp} />}
    </>
  );
}
