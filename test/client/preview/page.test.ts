/** The page of the preview lets in its own script and style, and nothing else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewPage } from '../../../client/src/preview/page.ts';

const parts = {
  nonce: 'abc+/=',
  script: 'https://host.example/dist/preview.js',
  style: 'https://host.example/dist/preview.css?a=1&b=2',
  source: "https://*.host.example 'self'",
};

test('the policy denies everything that it does not name', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(previewPage(parts))?.[1] ?? '';
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    "script-src 'nonce-abc+/='",
    "style-src https://*.host.example 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the one script carries the nonce, and nothing stands inline', () => {
  const page = previewPage(parts);
  assert.deepEqual([...page.matchAll(/<script[^>]*>[^<]*<\/script>/g)].map(String), [
    '<script nonce="abc+/=" src="https://host.example/dist/preview.js"></script>',
  ]);
  assert.doesNotMatch(page, /<style|\son\w+=|javascript:/);
});

test('a URI cannot leave its attribute', () => {
  const page = previewPage({ ...parts, style: '"><script>alert(1)</script>' });
  assert.equal([...page.matchAll(/<script/g)].length, 1);
  assert.match(previewPage(parts), /\?a=1&amp;b=2"/);
});
