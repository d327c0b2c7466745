/** Text that a template engine or a person is still to fill in. */

import type { Config } from '../model/config.ts';
import { findPlaceholder } from '../toml/template.ts';
import type { Span } from '../toml/tree.ts';
import { spanOfPiece } from './edits.ts';
import type { Rule } from './rule.ts';

export const template: Rule = {
  code: 'template',
  severity: 'hint',
  stage: 'meaning',
  summary: 'The file is a template, or has placeholders, so it is checked only in part.',
  explanation:
    'A value with double braces (`{{ … }}`), a shell variable in braces or a word such as `<HOST>` is not judged. Template text outside strings, such as `{% if … %}`, makes the whole file a template: its lines are skipped, and what depends on several settings is not judged, since the finished file may differ. Check the finished file as well, with `orion-tls check` for instance.',
  source: 'Orion TLS',
  example: {
    bad: 'nodeurl = "http://«{{ host }}»:8080"\n',
    good: 'nodeurl = "http://node1.example:8080"\n',
  },
  *check({ config }) {
    const outside = config.template?.[0];
    const inside = firstPlaceholder(config);
    const at = outside && (!inside || outside.start < inside.start) ? outside : inside;
    if (!at) return;
    yield {
      at,
      message: config.template
        ? 'This file is a template: lines with template text are skipped, and what depends on several settings is not checked. Check the finished file too.'
        : 'A placeholder is still to be filled in: values that hold one are not checked. Check the finished file too.',
    };
  },
};

function firstPlaceholder(config: Config): Span | undefined {
  const texts = config.occurrences.flatMap((setting) => setting.texts).filter((text) => text.templated);
  const [first] = texts.sort((left, right) => left.start - right.start);
  const placeholder = first && findPlaceholder(first.text);
  return first && placeholder && spanOfPiece(config.text, first, placeholder.start, placeholder.end);
}
