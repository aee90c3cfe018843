import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('dates are the same in every time zone', () => {
  const script =
    "import { fromNumber, parse } from './src/values/calendarDate.ts';" +
    'console.log(JSON.stringify([fromNumber(577465200000), fromNumber(1528992000000), ' +
    "parse('2018-06-15 00:00:00'), parse('2018-06-14T16:00:00Z')]))";
  const outputs = ['America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    }),
  );
  for (const output of outputs) {
    expect(JSON.parse(output).map((read: { value: string }) => read.value)).toEqual([
      '1988-04-20',
      '2018-06-15',
      '2018-06-15',
      '2018-06-15',
    ]);
  }
});
