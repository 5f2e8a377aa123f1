import { describe, expect, test } from 'vitest';
import { formatDefault, parseDocComment } from '../../tools/reference/doc-comment';

describe('a doc comment', () => {
  test('is taken apart into paragraphs and tags', () => {
    const comment = `/**
 * First line,
 * and its end.
 *
 * Second paragraph.
 *
 * @param name - the name of it,
 * on two lines
 *
 * @param other - another one
 *
 * @returns nothing
 *
 * @throws
 *
 * ConfigError when it is wrong
 *
 * @default 'x'
 */
`;
    expect(parseDocComment(comment)).toStrictEqual({
      paragraphs: ['First line, and its end.', 'Second paragraph.'],
      params: { name: 'the name of it, on two lines', other: 'another one' },
      returns: 'nothing',
      throws: ['ConfigError when it is wrong'],
      default: "'x'",
    });
  });

  test('may stand on one line, or not be there', () => {
    expect(parseDocComment('/** One line. */').paragraphs).toStrictEqual(['One line.']);
    expect(parseDocComment('').paragraphs).toStrictEqual([]);
  });

  test('with a tag that nobody reads is an error', () => {
    expect(() => parseDocComment('/** It. @remarks\n * @remarks more */')).toThrow('does not know the tag @remarks');
  });
});

test.each([
  ['- none: you have it already', 'none: you have it already'],
  ["'10m'", "`'10m'`"],
  ["['ReadWriteOnce']", "`['ReadWriteOnce']`"],
  ['Duration.hours(2)', '`Duration.hours(2)`'],
  ["'0 0 * * * *', every hour", "`'0 0 * * * *'`, every hour"],
  ['568', '`568`'],
])('the default %s is shown as %s', (text, shown) => {
  expect(formatDefault(text)).toBe(shown);
});
