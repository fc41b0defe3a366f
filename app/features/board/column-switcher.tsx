import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '~/ui/icon-button';
import { Select } from '~/ui/select';

type Props = {
  /** What a column is called here. */
  word: 'stage' | 'column';
  columns: readonly { id: string; label: string; countText: string }[];
  shown: string;
  onShow: (id: string) => void;
};

/** On phones the board shows one column at a time: this says which, and leads to the others. */
export function ColumnSwitcher({ word, columns, shown, onShow }: Props) {
  const at = columns.findIndex(({ id }) => id === shown);
  const step = (by: 1 | -1) => {
    const to = columns[at + by];
    return { disabled: !to, onClick: () => to && onShow(to.id) };
  };
  return (
    <div className="flex items-center gap-1 border-b px-3 py-1.5 sm:hidden">
      <IconButton label={`Previous ${word}`} icon={<ChevronLeft className="rtl:-scale-x-100" />} {...step(-1)} />
      <Select
        label={word === 'stage' ? 'Stage' : 'Column'}
        hideLabel
        className="min-w-0 flex-1"
        value={shown}
        onChange={(event) => onShow(event.target.value)}
        options={columns.map(({ id, label, countText }) => ({ value: id, label: `${label} (${countText})` }))}
      />
      <IconButton label={`Next ${word}`} icon={<ChevronRight className="rtl:-scale-x-100" />} {...step(1)} />
    </div>
  );
}
