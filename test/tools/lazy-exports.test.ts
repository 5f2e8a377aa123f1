import { describe, expect, test } from 'vitest';
import { lazyExports } from '../../tools/lazy-exports';

const INDEX = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.second = exports.First = void 0;
var first_1 = require("./first");
Object.defineProperty(exports, "First", { enumerable: true, get: function () { return first_1.First; } });
var second_1 = require("./of/second");
Object.defineProperty(exports, "second", { enumerable: true, get: function () { return second_1.second; } });
`;

/** Runs a module in CommonJS, and says what it loads and when. */
function run(code: string): { exports: Record<string, unknown>; loaded: string[] } {
  const loaded: string[] = [];
  const load = (path: string) => {
    loaded.push(path);
    return { First: 'the first', second: 'the second' };
  };
  const exports = {};
  new Function('exports', 'require', code)(exports, load);
  return { exports, loaded };
}

describe('an index of re-exports', () => {
  test('loads everything at once as the compiler writes it', () => {
    expect(run(INDEX).loaded).toStrictEqual(['./first', './of/second']);
  });

  test('loads nothing before it is used, and then what is used', () => {
    const { exports, loaded } = run(lazyExports(INDEX));
    expect(loaded).toStrictEqual([]);
    expect(exports.second).toBe('the second');
    expect(loaded).toStrictEqual(['./of/second']);
  });

  test('keeps its names, and shows them to Node', () => {
    const lazy = lazyExports(INDEX);
    expect(Object.keys(run(lazy).exports).sort()).toStrictEqual(['First', 'second']);
    expect(lazy).toContain('exports.second = exports.First = void 0;');
  });
});

test.each([
  ['uses what it loads', `${INDEX}first_1.First();\n`],
  ['renames what it exports', INDEX.replace('return first_1.First;', 'return first_1.Other;')],
  ['loads nothing', '"use strict";\n'],
])('an index that %s is an error, not a broken package', (_, index) => {
  expect(() => lazyExports(index)).toThrow('not made of re-exports alone');
});
