import { companyObject } from '../companies/company-object';
import { noteObject } from '../notes/note-object';
import { employmentObject } from '../people/employment-object';
import { personObject } from '../people/person-object';
import { tagObject } from '../tags/tag-object';
import type { ObjectDefinition, ObjectName } from './object-types';

/** Every kind of thing that has a version and a history, described once. A new record type joins here. */
export const objects: Readonly<Record<ObjectName, ObjectDefinition>> = {
  company: companyObject,
  person: personObject,
  note: noteObject,
  employment: employmentObject,
  tag: tagObject,
};

export const objectNames = Object.keys(objects) as ObjectName[];

/** The record types with lists and pages of their own. */
export const listedObjects: readonly ObjectDefinition[] = Object.values(objects).filter(({ listed }) => listed);

export const isObjectName = (text: string): text is ObjectName => Object.hasOwn(objects, text);

/** The record type of a path or router name: 'people' → person. */
export const objectByPlural = (plural: string): ObjectDefinition | undefined =>
  Object.values(objects).find((object) => object.plural === plural);
