export { checkFilter } from './filter.check';
export { compileFilter } from './filter.compile';
export { describeFilter, type FilterLabels, type FilterWords, namesIn } from './filter.describe';
export { type FilterableRecord, matches } from './filter.matches';
export { type OperatorDefinition, operatorsOf, type ValueShape } from './filter.operators';
export {
  type FilterCondition,
  type FilterGroup,
  type FilterOperator,
  type FilterView,
  filterGroup,
  filterLimits,
  filterOperators,
  type SortLevel,
  sortLevels,
} from './filter.schema';
export { decodeFilter, encodeFilter } from './filter.url';
export { afterCursor, compileSort, type ListOrder } from './keyset';
