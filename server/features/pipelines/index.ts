export { equipWorkspace } from './equip-workspace';
export { pipelinesRouter } from './pipelines.router';
export { planStandard, standardLostReasons, standardPipelines } from './standard-pipelines';
