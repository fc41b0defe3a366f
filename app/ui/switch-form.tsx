import { useFetcher } from '@remix-run/react';
import { Segments, type SegmentsProps } from './segments';

export type SwitchFormProps<Value extends string> = Omit<SegmentsProps<Value>, 'segment' | 'className'> & {
  /** Where the choice is posted, under `name`. */
  action: string;
  name: string;
};

/** One of a few choices, in force at once. A form of buttons, so it works before scripts load. */
export function SwitchForm<Value extends string>({ action, name, ...choice }: SwitchFormProps<Value>) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action={action}>
      <Segments {...choice} segment={(value) => ({ type: 'submit', name, value })} />
    </fetcher.Form>
  );
}
