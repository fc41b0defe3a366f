import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '~/ui/icon-button';
import { Select } from '~/ui/select';

export type StageChoice = { id: string; label: string; countText: string };

/** On phones the board shows one column at a time: this says which, and leads to the others. */
export function StageSwitcher({
  stages,
  shown,
  onShow,
}: {
  stages: readonly StageChoice[];
  shown: string;
  onShow: (id: string) => void;
}) {
  const at = stages.findIndex(({ id }) => id === shown);
  const step = (by: 1 | -1) => {
    const to = stages[at + by];
    return { disabled: !to, onClick: () => to && onShow(to.id) };
  };
  return (
    <div className="flex items-center gap-1 border-b px-3 py-1.5 sm:hidden">
      <IconButton label="Previous stage" icon={<ChevronLeft className="rtl:-scale-x-100" />} {...step(-1)} />
      <Select
        label="Stage"
        hideLabel
        className="min-w-0 flex-1"
        value={shown}
        onChange={(event) => onShow(event.target.value)}
        options={stages.map(({ id, label, countText }) => ({ value: id, label: `${label} (${countText})` }))}
      />
      <IconButton label="Next stage" icon={<ChevronRight className="rtl:-scale-x-100" />} {...step(1)} />
    </div>
  );
}
