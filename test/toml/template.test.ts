/** Template text in and around TOML. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import { findPlaceholder, findTemplates, hasPlaceholder, parseTemplate } from '../../server/src/toml/template.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

const templates: readonly string[] = [
  'a = [«{{ nodes }}»]',
  'a = «{{ x }}» # why',
  '«{% if x %}»\na = 1\n«{% endif %}»',
  '«{#- note\n"quoted -#}»\na = 1',
  'a = «{{ nodes\n | join(",") }}»',
  '# «{% raw %}» and «{{ x }}»',
  "a = it's «{{ x }}»",
  '«{{ "}" }}»',
];

const ordinary: readonly string[] = [
  '',
  'a = "{{ x }}"',
  "a = '{% x %}'",
  'a = """\n{{ x }}\n"""',
  'a = "\\"{{ x }}"',
  'a = { b = { c = 1 }}',
  '# {{ unfinished\na = 1',
  '# {# x #}',
  "a = '''\n{% x %}'''",
];

test('template text outside strings makes a template', () => {
  for (const source of templates) {
    const { text, ranges } = parseMarks(source);
    const { spans, isTemplate } = findTemplates(parseToml(text));
    assert.equal(renderMarks(text, spans), renderMarks(text, ranges));
    assert.ok(isTemplate, source);
  }
});

test('template text in strings and unfinished text in comments make none', () => {
  for (const text of ordinary) assert.deepEqual(findTemplates(parseToml(text)), { spans: [], isTemplate: false }, text);
});

test('what stays a comment makes none, and is found all the same', () => {
  for (const source of ['# «{{ ansible_managed }}»\na = 1', 'a = """{{ x }}""" # «{{ y }}»']) {
    const { text, ranges } = parseMarks(source);
    const { spans, isTemplate } = findTemplates(parseToml(text));
    assert.equal(renderMarks(text, spans), renderMarks(text, ranges));
    assert.ok(!isTemplate, source);
  }
});

test('what is not closed is found, but makes no template yet', () => {
  const { text, ranges } = parseMarks('a = «{{ no»\nb = 1');
  const { spans, isTemplate } = findTemplates(parseToml(text));
  assert.equal(renderMarks(text, spans), renderMarks(text, ranges));
  assert.ok(!isTemplate);
});

test('plain statements of a template keep their places', () => {
  const text = [
    '# {{ ansible_managed }}',
    'nodeurl = "https://{{ host }}:8080/"',
    '{% if tls %}',
    'tls = "strict" # {{ why }}',
    '{% else %}',
    'tls = "off"\r',
    '{% endif %}\r',
    'othernodes = [{{ nodes }}]',
    'publickeys = [',
    '  {% for key in keys %}',
    '  "{{ key }}.pub",',
    '  {% endfor %}',
    ']',
    'nodeport = 8080',
  ].join('\n');
  const { statements, problems, text: blanked } = parseTemplate(text);
  assert.deepEqual(problems, []);
  const written = statements.map(({ start, end }) => text.slice(start, end).split('\n')[0]);
  assert.deepEqual(written, [
    'nodeurl = "https://{{ host }}:8080/"',
    'tls = "strict"',
    'tls = "off"',
    'publickeys = [',
    'nodeport = 8080',
  ]);
  assert.equal(blanked.length, text.length);
  assert.equal(blanked.replace(/[^\r\n]/g, ''), text.replace(/[^\r\n]/g, ''));
});

const placeholders: readonly string[] = [
  'https://«{{ host }}»:8080/',
  `«\${HOST}»:1`,
  'https://«<NODE-IP>»:8080',
  '«<A_1>»',
  '«{% x %}»',
  `{{ «\${x}» and <Y>`,
];
const plain: readonly string[] = [
  '',
  'https://host:8080/',
  '<host>',
  '<Host>',
  '<>',
  '{{',
  '}} {{',
  '$HOME',
  '${',
  '{ {x} }',
];

test('placeholders in strings', () => {
  for (const source of placeholders) {
    const { text, ranges } = parseMarks(source);
    const found = findPlaceholder(text);
    assert.equal(renderMarks(text, found ? [found] : []), renderMarks(text, ranges));
    assert.ok(hasPlaceholder(text), source);
  }
  for (const text of plain) assert.ok(!hasPlaceholder(text), text);
});
