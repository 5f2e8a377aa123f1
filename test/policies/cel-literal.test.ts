import { describe, expect, test } from 'vitest';
import { celList, celLiteral, celString, embed } from '../../lib/policies/cel-literal';

describe('a literal of CEL', () => {
  test.each([
    ['plain', "'plain'"],
    ["it's", "'it\\'s'"],
    ['back\\slash', "'back\\\\slash'"],
    ["\\'", "'\\\\\\''"],
    ['two\nlines', "'two\\nlines'"],
  ])('quotes %j', (value, quoted) => {
    expect(celString(value)).toBe(quoted);
    expect(celLiteral(value)).toBe(quoted);
  });

  test('of a list of strings is one', () => {
    expect(celList([])).toBe('[]');
    expect(celList(['a', "b'"])).toBe("['a', 'b\\'']");
  });

  test.each([
    [7, '7'],
    [true, 'true'],
    [null, 'null'],
    ['', "''"],
    [[], '[]'],
    [{}, '{}'],
    [{ left: undefined }, '{}'],
  ])('of %j is %s', (value, literal) => {
    expect(celLiteral(value)).toBe(literal);
  });

  test('keeps an expression that stands alone, and puts one within a text together with it', () => {
    expect(celLiteral(embed('a.b'))).toBe('a.b');
    expect(celLiteral(`x-${embed('a.b')}-${embed('c')}`)).toBe("'x-' + a.b + '-' + c");
    expect(celLiteral(`${embed('a')}/${embed('b')}`)).toBe("a + '/' + b");
  });

  test('takes nothing that a user may write for an expression', () => {
    expect(celLiteral('(( a )) {{ b }} $(c) ${d}')).toBe("'(( a )) {{ b }} $(c) ${d}'");
  });

  test('has members of one type: dynamic, unless all have the same simple one', () => {
    expect(celLiteral({ a: 'x', b: 'y' })).toBe("{\n  'a': 'x',\n  'b': 'y'\n}");
    expect(celLiteral([1, 2])).toBe('[\n  1,\n  2\n]');
    expect(celLiteral({ a: 'x', b: 1 })).toBe("{\n  'a': dyn('x'),\n  'b': dyn(1)\n}");
    expect(celLiteral({ a: 'x', b: embed('y') })).toBe("{\n  'a': dyn('x'),\n  'b': dyn(y)\n}");
    expect(celLiteral([{ a: [true] }])).toBe("[\n  dyn({\n    'a': dyn([\n      true\n    ])\n  })\n]");
  });
});
