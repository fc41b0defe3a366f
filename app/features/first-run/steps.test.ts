import { expect, it } from 'vitest';
import { endPath, stepPath, toStart, toStep } from './steps';

it('the address says which step it is and how the workspace begins; what is unknown is the first step', () => {
  expect(stepPath('lumen', 'colleagues', 'import')).toBe('/w/lumen/welcome?step=colleagues&start=import');
  expect(stepPath('lumen', 'colleagues', 'demo')).toBe('/w/lumen/welcome?step=colleagues');
  expect([toStep('start'), toStep('nothing'), toStep(null)]).toEqual(['start', 'workspace', 'workspace']);
  expect([toStart('import'), toStart('nothing')]).toEqual(['import', undefined]);
});

it('the last step leads home, or to the file that was promised', () => {
  expect([endPath('lumen', undefined), endPath('lumen', 'demo'), endPath('lumen', 'import')]).toEqual([
    '/w/lumen',
    '/w/lumen',
    '/w/lumen/imports/new',
  ]);
});
