import { Plus } from 'lucide-react';
import { keysOf } from '~/features/commands/catalogue';
import { Button } from '~/ui/button';
import { latePart } from '~/ui/late-part';
import { Tooltip } from '~/ui/tooltip';
import type { MonthStepsProps } from './month-steps';

/** As high as the window leaves it: columns scroll, the page does not. */
export const boardPageStyle = 'flex h-[calc(100dvh-6.375rem-env(safe-area-inset-bottom))] min-h-96 flex-col sm:h-dvh';

/** The main action of a board. */
export function AddButton({ one, onClick }: { one: string; onClick: () => void }) {
  return (
    <Tooltip text={`Add ${one}`} shortcut={keysOf('page.create')}>
      <Button variant="primary" icon={<Plus />} onClick={onClick}>
        Add {one}
      </Button>
    </Tooltip>
  );
}

/** Only a forecast has them: other boards come without. */
export const MonthSteps = latePart<MonthStepsProps>(async () => (await import('./month-steps')).MonthSteps);
