export { type HealthOptions, mountHealth } from './health';
export { createMetrics, type Metrics, type PoolUse, timed } from './metrics';
export { type ObserveOptions, observeRequests } from './observe-requests';
export { type QueryMeasurement, watchQueries } from './query-watch';
