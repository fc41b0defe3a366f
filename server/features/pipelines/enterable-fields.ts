import { dealObject } from '../deals/deal-object';
import type { FieldDefinition } from '../records/object-types';

/** The fields of a deal that a stage can ask for. Why it was lost is asked for by the workspace's reasons. */
export const enterableFields: readonly FieldDefinition[] = dealObject.fields.filter(
  ({ key, type, readOnly, required, initial }) =>
    !readOnly && !required && initial === undefined && type !== 'tags' && type !== 'flag' && key !== 'lostReasonId',
);
