import { prepareComboboxes } from './combobox-list';
import { prepareMenus } from './menu';
import { preparePopovers } from './popover';
import { prepareTooltips } from './tooltip';

/** Fetches all that floats, for `usePrepared`: before the first button of it can be pressed. */
export const prepareFloating = () =>
  Promise.all([prepareMenus(), preparePopovers(), prepareComboboxes(), prepareTooltips()]);
