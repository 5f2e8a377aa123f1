import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { cronFault, cronFields } from '../../lib/units/cron';

const SYNTAX = 'VolSync accepts only numbers, lists, a-b, a/n, * and */n in a field';

/** The pattern of `spec.trigger.schedule` in each CRD of VolSync that has a trigger. */
const crdPatterns = parseAllDocuments(readFileSync(join(__dirname, '../../imports/crds/volsync.backube.yaml'), 'utf8'))
  .map((document) => document.toJS().spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.trigger)
  .map((trigger) => new RegExp(trigger.properties.schedule.pattern));

/** The same without the `@` shorthands, and anchored: the CRDs' own `^` belongs to the shorthands only. */
const meantPatterns = crdPatterns.map((pattern) => new RegExp(`^${pattern.source.split('|hourly))|')[1]}`));

/** The controller splits a schedule at white space and wants exactly five fields. */
const fieldsSeenByController = (cron: string) => cron.split(/\s+/).filter((field) => field !== '').length;

const number = fc.integer({ min: 0, max: 70 }).map(String);
const wellFormed = fc.oneof(
  fc.constant('*'),
  number,
  number.map((step) => `*/${step}`),
  fc.tuple(number, fc.constantFrom('-', '/'), number).map((parts) => parts.join('')),
  fc.array(number, { minLength: 1, maxLength: 4 }).map((list) => list.join(',')),
);
/** Small numbers only, so that nothing but the form of a field can be wrong. */
const anyForm = fc.string({
  unit: fc.constantFrom('1', '*', '/', ',', '-', '+', 'L', '?'),
  minLength: 1,
  maxLength: 5,
});
const fiveOf = (field: fc.Arbitrary<string>) => fc.array(field, { minLength: 5, maxLength: 5 });

test('the vendored CRDs hold two patterns, of sources and destinations', () => {
  expect(crdPatterns).toHaveLength(2);
  for (const pattern of crdPatterns) {
    expect(pattern.test('0 2 * * *')).toBe(true);
    expect(pattern.test('0 2 * * MON')).toBe(false);
  }
  for (const pattern of meantPatterns) {
    expect(pattern.test('0 2 * * *')).toBe(true);
    expect(pattern.test('1-5/2 * * * *')).toBe(false);
  }
});

test('a cron expression is split into its fields', () => {
  expect(cronFields('0 2 * * 1-5')).toEqual(['0', '2', '*', '*', '1-5']);
});

describe('cronFault', () => {
  test.each([
    '0 * * * *',
    '* * * * *',
    '0 0 1 1 0',
    '59 23 31 12 6',
    '*/15 * * * *',
    '5/10 */6 * * *',
    '0,15,30,45 * * * *',
    '30,0 * * * *',
    '1-5 8-18 1-31 1-12 0-6',
    '7-7 * * * *',
    '07 02 * * *',
    '10,20 2 * * *',
    '*/10 * * * *',
    '5-10 2 * * *',
  ])('finds nothing wrong with "%s"', (cron) => {
    expect(cronFault(cron)).toBeUndefined();
  });

  test.each([
    ['', 'the number of its fields is 1'],
    ['0 2 * *', 'the number of its fields is 4'],
    ['0 0 2 * * *', 'the number of its fields is 6'],
    ['@daily', 'the number of its fields is 1'],
    ['@every 1 h 2 m', SYNTAX],
    ['0  2 * *', SYNTAX],
    ['12 2 3 4 ', SYNTAX],
    [' 0 * * *', SYNTAX],
    ['0 * * * *\n', SYNTAX],
    ['0 * * * MON', SYNTAX],
    ['0 * * JAN *', SYNTAX],
    ['0 * ? * *', SYNTAX],
    ['0 * L * *', SYNTAX],
    ['1-5/2 * * * *', SYNTAX],
    ['1-5,7 * * * *', SYNTAX],
    ['1,2/3 * * * *', SYNTAX],
    ['*-5 * * * *', SYNTAX],
    ['*/ * * * *', SYNTAX],
    ['-1 * * * *', SYNTAX],
    ['1, * * * *', SYNTAX],
    ['x* * * * *', SYNTAX],
    ['60 * * * *', 'minute 60 is outside 0 to 59'],
    ['0 24 * * *', 'hour 24 is outside 0 to 23'],
    ['0 0 0 * *', 'day of month 0 is outside 1 to 31'],
    ['0 0 32 * *', 'day of month 32 is outside 1 to 31'],
    ['0 0 * 0 *', 'month 0 is outside 1 to 12'],
    ['0 0 * 13 *', 'month 13 is outside 1 to 12'],
    ['0 0 * * 7', 'day of week 7 is outside 0 to 6'],
    ['0,30,75 * * * *', 'minute 75 is outside 0 to 59'],
    ['0 20-25 * * *', 'hour 25 is outside 0 to 23'],
    ['60/5 * * * *', 'minute 60 is outside 0 to 59'],
    ['*/0 * * * *', 'the step of minute is 0'],
    ['0 3/00 * * *', 'the step of hour is 0'],
    ['0 18-8 * * *', 'hour 18-8 runs backwards'],
    ['0 0 * * 5-1', 'day of week 5-1 runs backwards'],
    [undefined, 'it is not a string'],
    [5, 'it is not a string'],
    [['0', '*', '*', '*', '*'], 'it is not a string'],
  ])('refuses %j, because %s', (cron, fault) => {
    expect(cronFault(cron)).toBe(fault);
  });

  test("what it accepts matches VolSync's own pattern, and has five fields for its controller", () => {
    const separator = fc.constantFrom(' ', ' ', ' ', ' ', '  ', '\t', '');
    const cron = fc
      .tuple(fiveOf(fc.oneof({ weight: 9, arbitrary: wellFormed }, anyForm)), fiveOf(separator))
      .map(([fields, separators]) => fields.map((field, index) => field + separators[index]).join(''));
    const joined = fiveOf(wellFormed).map((fields) => fields.join(' '));
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(cron, joined), (text) => {
        if (cronFault(text) !== undefined) return;
        accepted += 1;
        for (const pattern of [...crdPatterns, ...meantPatterns]) expect(text).toMatch(pattern);
        expect(fieldsSeenByController(text)).toBe(5);
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test("it finds fault with the form of a field exactly where VolSync's pattern does", () => {
    fc.assert(
      fc.property(fiveOf(fc.oneof(anyForm, fc.constant('*'), fc.constant('1'))), (fields) => {
        const cron = fields.join(' ');
        for (const pattern of meantPatterns) expect(cronFault(cron) === SYNTAX).toBe(!pattern.test(cron));
      }),
      { numRuns: 2000 },
    );
  });
});
