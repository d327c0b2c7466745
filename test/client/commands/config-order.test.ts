/** Which configuration is offered first where several are open. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configOrder } from '../../../client/src/commands/config-order.ts';

const shown = (...given: Parameters<typeof configOrder>) =>
  configOrder(...given).map(({ config, description }) => (description === '' ? config : `${config} (${description})`));

test('the one in view comes first, whatever had the focus later', () => {
  assert.deepEqual(shown({ open: ['a', 'b', 'c'], visible: ['c', 'walkthrough'], recent: ['b', 'c'] }), [
    'c (in the editor)',
    'b (last in the editor)',
    'a',
  ]);
});

test('of several in view, the one that had the focus last', () => {
  assert.deepEqual(shown({ open: ['a', 'b'], visible: ['a', 'b'], recent: ['b', 'a'] }), [
    'b (in the editor)',
    'a (in the editor)',
  ]);
});

test('none in view: the one that had the focus last, unless it is closed', () => {
  assert.deepEqual(shown({ open: ['a', 'b', 'c'], visible: [], recent: ['closed', 'c'] }), [
    'c (last in the editor)',
    'a',
    'b',
  ]);
  assert.deepEqual(shown({ open: ['a', 'b'], visible: [], recent: [] }), ['a', 'b']);
});
