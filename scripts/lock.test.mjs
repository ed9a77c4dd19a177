import { describe, expect, it } from 'vitest';
import { isInstalled, lockGaps } from './lock.mjs';

const lock = (packages) => ({ packages: { '': {}, ...packages } });

describe('the lock file', () => {
  it('is complete when every optional dependency has an entry, beside its parent or further out', () => {
    const complete = lock({
      'node_modules/a': { optionalDependencies: { 'a-linux': '1' } },
      'node_modules/a/node_modules/b': { optionalDependencies: { 'b-linux': '1', 'a-linux': '1' } },
      'node_modules/a/node_modules/b-linux': { optional: true },
      'node_modules/a-linux': { optional: true },
    });
    expect(lockGaps(complete)).toEqual([]);
  });

  it('has a gap when an optional dependency is nowhere on the way out', () => {
    const gapped = lock({
      'node_modules/@x/a': { optionalDependencies: { '@x/a-darwin': '1' } },
      'node_modules/other/node_modules/@x/a-darwin': { optional: true },
    });
    expect(lockGaps(gapped)).toEqual([{ parent: 'node_modules/@x/a', name: '@x/a-darwin' }]);
  });
});

describe('an installation', () => {
  const wanted = lock({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-darwin': { version: '1.0.0', optional: true },
  });

  it('is current without the packages of other platforms', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  it('is not current when a package is missing or of another version', () => {
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
    expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false);
  });
});
