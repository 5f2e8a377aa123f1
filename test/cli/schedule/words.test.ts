import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaleUpTo } from '../../../cli/schedule/page/heat-map';
import { html } from '../../../cli/schedule/page/html';
import { textTable } from '../../../cli/schedule/text-table';
import { counted, durationText, retentionText, spanText, timesText } from '../../../cli/schedule/words';

test.each([
  [60, '1 min'],
  [3600, '1 h'],
  [5400, '90 min'],
  [86400, '24 h'],
  [11 * 86400, '11 days'],
  [365 * 86400, '365 days'],
  [730 * 86400, '2 years'],
  [913 * 86400, '2.5 years'],
])('%d s are read as %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test('a span names its unit once, and one number when it never changes', () => {
  expect(spanText({ least: 30, most: 34 })).toBe('30 to 34');
  expect(spanText({ least: 7, most: 7 })).toBe('7');
  expect(spanText({ least: 11 * 86400, most: 31 * 86400 }, durationText)).toBe('11 to 31 days');
  expect(spanText({ least: 11 * 86400, most: 800 * 86400 }, durationText)).toBe('11 days to 2.2 years');
});

test('counts go with their nouns', () => {
  const texts = [1, 0, 12345].map((count) => counted(count, 'backup'));
  expect(texts).toEqual(['1 backup', '0 backups', '12,345 backups']);
});

test('a retention leaves out what is not kept', () => {
  expect(retentionText({ latest: 2, hourly: 0, daily: 7 })).toBe('2 latest, 7 daily');
  expect(retentionText({})).toBe('nothing');
});

describe('times of the week', () => {
  const days = [1, 2, 3, 4, 5, 6, 7];
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

  test('that are every hour are one minute', () => {
    const times = days.flatMap((day) => hours.map((hour) => `2024-01-0${day}T${hour}:17Z`));
    expect(timesText(times)).toBe(':17 of every hour');
  });

  test('that are every day are their clock times', () => {
    expect(timesText(days.map((day) => `2024-01-0${day}T02:17Z`))).toBe('02:17 every day');
    const often = days.flatMap((day) => hours.slice(0, 5).map((hour) => `2024-01-0${day}T${hour}:00Z`));
    expect(timesText(often)).toBe('00:00, 01:00, 02:00 and 2 more every day');
  });

  test('that are neither are the first one and how many there are', () => {
    expect(timesText(['2024-01-03T02:17Z'])).toBe('Wed 3 Jan 02:17');
    expect(timesText(['2024-01-03T02:17Z', '2024-01-05T02:17Z'])).toBe('Wed 3 Jan 02:17 and 1 more time');
    expect(timesText([])).toBe('never');
  });
});

test('a table in text has columns as wide as their widest cell, whatever its colour', () => {
  const rows = [
    ['\u001b[31mred\u001b[39m', '1'],
    ['a', '100'],
  ];
  expect(textTable(['name', 'n'], rows, ['left', 'right'])).toEqual([
    'name    n',
    '\u001b[31mred\u001b[39m     1',
    'a     100',
  ]);
});

describe('HTML', () => {
  test('escapes what is put into it, in texts and in attributes', () => {
    expect(html`<p title="${`"'><&`}">${'<b>'}</p>`.text).toBe('<p title="&quot;&#39;&gt;&lt;&amp;">&lt;b&gt;</p>');
  });

  test('takes HTML, numbers, lists, and nothing', () => {
    const items = [html`<li>${1}</li>`, html`<li>${undefined}</li>`];
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>1</li><li></li></ul>');
  });

  test('never lets a text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ') }), (text) => {
        const inside = html`<p title="${text}">`.text.slice('<p title="'.length, -'">'.length);
        expect(inside).not.toMatch(/[<>"']/);
        expect(inside.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });
});

test('the scale of the heat map has each number in the range of its step, and steps that follow each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (most) => {
      const { ranges, levelOf } = scaleUpTo(most);
      expect(ranges[0]?.from).toBe(1);
      expect(ranges.at(-1)?.to).toBe(most);
      expect(levelOf(most)).toBe(5);
      for (const [index, { from, to }] of ranges.entries()) {
        expect(from).toBeLessThanOrEqual(to);
        expect(from).toBe((ranges[index - 1]?.to ?? 0) + 1);
        expect(levelOf(from)).toBe(levelOf(to));
      }
    }),
  );
  expect(scaleUpTo(9).levelOf(0)).toBe(0);
});
