export { demoPeople } from './cast';
export { demoRouter } from './demo.router';
export { type SeededWorkspace, type SeedOptions, seedDemo } from './seed';
