export { activitiesRouter } from './activities.router';
export { activityObject } from './activity-object';
