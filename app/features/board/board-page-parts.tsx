import { Plus } from 'lucide-react';
import { keysOf } from '~/features/commands/catalogue';
import { Button } from '~/ui/button';
import { Tooltip } from '~/ui/tooltip';

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
