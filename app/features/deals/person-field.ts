import type { Field } from '~/features/records/types';

/** A field that asks for a person, where the objects of the page have none of their own. */
export const personField = { type: 'relation', object: 'person', label: 'Person', key: 'personId' } as Field;
