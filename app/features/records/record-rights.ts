import type { useWorkspace } from '~/features/workspace/use-workspace';
import type { Rights } from './types';

/** What may be done with records, for parts that no list came with. */
export const rightsOf = (can: ReturnType<typeof useWorkspace>['can']): Rights => ({
  create: can('records.create'),
  update: can('records.update'),
  delete: can('records.delete'),
  restore: can('records.restore'),
  destroy: can('records.destroy'),
  export: can('records.export'),
});
