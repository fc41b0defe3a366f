import { ChevronDown } from 'lucide-react';
import { Menu, MenuItem } from '~/ui/menu';
import { writeBoardPlace } from './board-place';
import type { Pipeline } from './deal';

type Props = { pipelines: readonly Pipeline[]; current: Pipeline; params: URLSearchParams };

/** The name of the pipeline; with several of them, the way to the others. Filter and search come along. */
export function PipelineSwitcher({ pipelines, current, params }: Props) {
  if (pipelines.length < 2) return <>Deals</>;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Pipeline: ${current.name}`}
          className="-ms-2 flex max-w-[50vw] items-center gap-1 rounded-control px-2 py-0.5 hover:bg-hover"
        >
          <span className="truncate">{current.name}</span>
          <ChevronDown className="text-muted" />
        </button>
      }
    >
      {pipelines.map(({ id, name }) => (
        <MenuItem key={id} to={`?${writeBoardPlace(params, { pipelineId: id })}`}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
