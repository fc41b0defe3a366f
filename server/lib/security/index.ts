export { cspReports } from './csp-reports';
export { csrfGate } from './csrf-gate';
export { clientAddress, createPublicOrigin, trustProxies } from './public-origin';
export { safeRedirectPath } from './safe-redirect';
export { cspReportPath, type SecurityHeaderOptions, securityHeaders } from './security-headers';
export { newToken, sameText, signed, tokenHash } from './tokens';
