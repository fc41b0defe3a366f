import { latePart } from '~/ui/late-part';
import { SkeletonLines } from '~/ui/skeleton';

const lines = <SkeletonLines lines={4} />;

// What a list or a board needs only after a press: the page is there before it, and the hand is slower than the script
export const AdvancedFilter = latePart(async () => (await import('./advanced-filter')).AdvancedFilter, lines);
export const ColumnChoices = latePart(async () => (await import('./column-choices')).ColumnChoices, lines);
export const NewFilter = latePart(async () => (await import('./new-filter')).NewFilter, lines);
export const BulkBar = latePart(async () => (await import('./bulk-bar')).BulkBar);
export const CellEditor = latePart(async () => (await import('./cell-editor')).CellEditor);
export const ConditionEditor = latePart(async () => (await import('./condition-editor')).ConditionEditor, lines);
export const CreateDialog = latePart(async () => (await import('./create-dialog')).CreateDialog);
export const FieldForm = latePart(async () => (await import('./field-form')).FieldForm, <SkeletonLines lines={1} />);
export const FieldHistory = latePart(async () => (await import('./field-history')).FieldHistory, lines);
export const GroupedRows = latePart(
  async () => (await import('./grouped-rows')).GroupedRows,
  <div className="p-6">
    <SkeletonLines />
  </div>,
);
export const LogDialog = latePart(async () => (await import('~/features/activities/work-dialogs')).LogDialog);
export const TaskDialog = latePart(async () => (await import('~/features/activities/work-dialogs')).TaskDialog);
export const MoveDialog = latePart(async () => (await import('~/features/board/move-dialog')).MoveDialog);
export const SelectionBar = latePart(async () => (await import('~/features/board/selection-bar')).SelectionBar);
export const ConvertDialog = latePart(async () => (await import('~/features/leads/convert-dialog')).ConvertDialog);
export const CreateDealDialog = latePart(
  async () => (await import('~/features/deals/create-deal-dialog')).CreateDealDialog,
);
export const ViewDialog = latePart(async () => (await import('~/features/views/view-dialog')).ViewDialog);
export const WholeBar = latePart(async () => (await import('~/features/bulk/whole-bar')).WholeBar);

const ofLists = [
  GroupedRows,
  NewFilter,
  ColumnChoices,
  AdvancedFilter,
  ConditionEditor,
  CreateDialog,
  CreateDealDialog,
  CellEditor,
  BulkBar,
  ViewDialog,
  WholeBar,
];

const ofBoards = [
  NewFilter,
  AdvancedFilter,
  ConditionEditor,
  CreateDialog,
  CreateDealDialog,
  MoveDialog,
  SelectionBar,
  ViewDialog,
];

const ofRecords = [FieldForm, FieldHistory, LogDialog, TaskDialog, MoveDialog, ConvertDialog];

/** Fetches all that may be pressed for on a list, for `usePrepared`. */
export const prepareLists = () => Promise.all(ofLists.map(({ prepare }) => prepare()));

/** The same for a board. */
export const prepareBoards = () => Promise.all(ofBoards.map(({ prepare }) => prepare()));

/** The same for a record. */
export const prepareRecords = () => Promise.all(ofRecords.map(({ prepare }) => prepare()));
