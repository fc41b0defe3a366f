import { Columns3 } from 'lucide-react';
import { Button } from '~/ui/button';
import { Popover } from '~/ui/popover';
import type { ColumnChoicesProps } from './column-choices';
import { ColumnChoices } from './late-parts';

/** The button behind which columns are chosen. */
export function ColumnMenu(props: ColumnChoicesProps) {
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-80"
      trigger={
        <Button size="small" variant="ghost" icon={<Columns3 />}>
          <span className="max-lg:sr-only">Columns</span>
        </Button>
      }
    >
      <ColumnChoices {...props} />
    </Popover>
  );
}
