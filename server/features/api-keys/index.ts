export { apiKeysRouter } from './api-keys.router';
export { subjectOfApiKey } from './authenticate';
