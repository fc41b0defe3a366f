import { activityObject } from '../activities/activity-object';
import { companyObject } from '../companies/company-object';
import { dealContactObject } from '../deals/deal-contact-object';
import { dealObject } from '../deals/deal-object';
import { leadObject } from '../leads/lead-object';
import { noteObject } from '../notes/note-object';
import { employmentObject } from '../people/employment-object';
import { personObject } from '../people/person-object';
import { lostReasonObject } from '../pipelines/lost-reason-object';
import { pipelineObject } from '../pipelines/pipeline-object';
import { stageObject } from '../pipelines/stage-object';
import { lineItemObject } from '../products/line-item-object';
import { productObject } from '../products/product-object';
import { tagObject } from '../tags/tag-object';
import { taskObject } from '../tasks/task-object';
import { viewObject } from '../views/view-object';
import type { ObjectDefinition, ObjectName } from './object-types';

/** Every kind of thing that has a version and a history, described once. A new record type joins here. */
export const objects: Readonly<Record<ObjectName, ObjectDefinition>> = {
  company: companyObject,
  person: personObject,
  deal: dealObject,
  lead: leadObject,
  task: taskObject,
  activity: activityObject,
  note: noteObject,
  product: productObject,
  employment: employmentObject,
  dealContact: dealContactObject,
  lineItem: lineItemObject,
  pipeline: pipelineObject,
  stage: stageObject,
  lostReason: lostReasonObject,
  view: viewObject,
  tag: tagObject,
};

export const objectNames = Object.keys(objects) as ObjectName[];

/** The record types with lists and pages of their own. */
export const listedObjects: readonly ObjectDefinition[] = Object.values(objects).filter(({ listed }) => listed);

export const isObjectName = (text: string): text is ObjectName => Object.hasOwn(objects, text);

/** The record type of a path or router name: 'people' → person. */
export const objectByPlural = (plural: string): ObjectDefinition | undefined =>
  Object.values(objects).find((object) => object.plural === plural);
