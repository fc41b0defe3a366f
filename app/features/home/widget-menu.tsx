import { ArrowLeft, ArrowRight, Ellipsis, EyeOff } from 'lucide-react';
import { IconButton } from '~/ui/icon-button';
import { Menu, MenuItem } from '~/ui/menu';
import type { Arranging } from './use-arrangement';
import { labelOf, type WidgetKey } from './widgets';

/** Moves or hides one widget. */
export function WidgetMenu({ widget, arranging }: { widget: WidgetKey; arranging: Arranging }) {
  const { shown, move, show } = arranging;
  return (
    <Menu align="end" trigger={<IconButton size="small" label={`Arrange ${labelOf(widget)}`} icon={<Ellipsis />} />}>
      <MenuItem
        icon={<ArrowLeft className="rtl:-scale-x-100" />}
        disabled={shown[0] === widget}
        onSelect={() => move(widget, -1)}
      >
        Move earlier
      </MenuItem>
      <MenuItem
        icon={<ArrowRight className="rtl:-scale-x-100" />}
        disabled={shown.at(-1) === widget}
        onSelect={() => move(widget, 1)}
      >
        Move later
      </MenuItem>
      <MenuItem icon={<EyeOff />} onSelect={() => show(widget, false)}>
        Hide
      </MenuItem>
    </Menu>
  );
}
