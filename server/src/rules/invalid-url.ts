/** A URL that Orion cannot read. */

import type { Config, SwitchState } from '../model/config.ts';
import { endpoint } from '../model/endpoints.ts';
import type { Setting } from '../model/statements.ts';
import { type Refusal, readValue } from '../model/values.ts';
import { plainContent } from '../toml/decode.ts';
import type { Span, Value } from '../toml/tree.ts';
import type { Fix, Rule } from './rule.ts';
import { shown } from './wording.ts';

type UrlRefusal = Extract<Refusal, { kind: 'url' }>;

export const invalidUrl: Rule = {
  code: 'invalid-url',
  severity: 'error',
  stage: 'shape',
  summary: 'A URL has no scheme, or one that Java does not know, or characters that no URL holds, so Orion stops.',
  explanation:
    'Orion wants a complete URL, such as `http://node1.example:8080/`; a host and port alone is none. It stops with `… is not a valid URL`. Which scheme is written makes no difference to Orion, since `tls` alone decides, but one must be there. Some texts pass this check and break the address book later: `othernodes` and `nodeurl` may hold no blanks, braces or stray `%`.',
  source: 'Tuweni 1.3.0: PropertyValidator.isURL (java.net.URL); Config.otherNodes (java.net.URI)',
  example: {
    bad: 'tls = "strict"\nothernodes = [«"node2.example:8080"»]\n',
    good: 'tls = "strict"\nothernodes = ["https://node2.example:8080"]\n',
  },
  *check({ config }) {
    for (const setting of config.occurrences) {
      const values = new Map(setting.texts.map(({ start, value }) => [start, value]));
      for (const refusal of setting.refusals) {
        if (refusal.kind !== 'url') continue;
        const problem = judge(refusal);
        yield {
          at: refusal,
          message: `${problem.message} ${remedy(config, setting, problem, refusal)}`,
          fixes: () => repairs(config, setting, values.get(refusal.start), problem.kind),
        };
      }
    }
  },
};

interface UrlProblem {
  readonly kind: 'empty' | 'blanks-around' | 'illegal-character' | 'protocol' | 'scheme' | 'port' | 'other';
  readonly message: string;
}

/** What is wrong, in the order in which a person would see it. */
function judge({ text, objector }: UrlRefusal): UrlProblem {
  const url = shown(text);
  if (objector === 'uri') return judgeCharacters(text);
  if (text.trim() === '') return { kind: 'empty', message: 'This URL is empty, so Orion stops.' };
  const scheme = /^\s*([a-z][a-z0-9+.-]*):(?=\/)/i.exec(text)?.[1];
  if (scheme === undefined) {
    return { kind: 'scheme', message: `"${url}" has no http:// or https:// in front, so Orion stops.` };
  }
  if (!/^https?$/i.test(scheme)) {
    return { kind: 'protocol', message: `Java knows no protocol "${shown(scheme)}", so Orion stops on this URL.` };
  }
  const port = /^\s*[^:]+:\/\/(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^:/?#]*):([^/?#]*)/.exec(text)?.[1]?.trimEnd();
  if (port !== undefined && !/^\d*$/.test(port)) {
    return { kind: 'port', message: `The port "${shown(port)}" is no port number, so Orion stops on this URL.` };
  }
  return { kind: 'other', message: `Java cannot read "${url}" as a URL, so Orion stops.` };
}

function judgeCharacters(text: string): UrlProblem {
  if (text.trim() !== text) {
    return { kind: 'blanks-around', message: 'Blanks before or after the URL make Orion stop.' };
  }
  const bad = /[\s{}|\\^`"<>]|%(?![0-9A-Fa-f]{2})/u.exec(text)?.[0];
  if (bad === undefined) {
    return { kind: 'other', message: `Java's URI refuses "${shown(text)}", so Orion stops when it reads this URL.` };
  }
  const name = /\s/u.test(bad) ? 'a blank' : `the character ${bad}`;
  return { kind: 'illegal-character', message: `A URL cannot hold ${name}, so Orion stops when it reads this one.` };
}

function remedy(config: Config, setting: Setting, { kind }: UrlProblem, { text }: UrlRefusal): string {
  const scheme = schemesFor(config, setting)[0];
  return kind === 'scheme'
    ? `Write ${scheme}://${shown(text.trim())}.`
    : `Write it like ${scheme}://node1.example:8080/.`;
}

function schemesFor(config: Config, { property }: Setting): readonly ('http' | 'https')[] {
  const id = property.group === 'client-api' ? 'client-connection' : 'server';
  const tls: SwitchState = config.endpoints.find((side) => side.endpoint === endpoint(id))?.tls ?? 'unknown';
  if (tls === 'unknown') return ['http', 'https'];
  return [tls === 'strict' ? 'https' : 'http'];
}

function repairs(config: Config, setting: Setting, value: Value | undefined, kind: UrlProblem['kind']): Fix[] {
  const content = value && plainContent(config.text, value);
  if (!value || !content) return [];
  const written = config.text.slice(content.start, content.end);
  const replacements = (): readonly string[] => {
    const url = written.trim();
    if (kind === 'blanks-around') return [url];
    const rest =
      kind === 'scheme' ? url.replace(/^\/+/, '') : kind === 'protocol' ? url.replace(/^[^:]+:\/+/, '') : undefined;
    return rest === undefined ? [] : schemesFor(config, setting).map((scheme) => `${scheme}://${rest}`);
  };
  const sound = replacements().filter((url) => isAccepted(config, setting, value, content, url));
  return sound.map((url) => ({
    title: `Write "${url}"`,
    edits: [{ ...content, newText: url }],
    ...(sound.length === 1 && { preferred: true }),
  }));
}

/** Whether Orion takes the value once its content is `url`. */
function isAccepted(config: Config, { property }: Setting, value: Value, content: Span, url: string): boolean {
  const opening = config.text.slice(value.start, content.start);
  const closing = config.text.slice(content.end, value.end);
  const text = `${opening}${url}${closing}`;
  const single: Value = { ...value, start: 0, end: text.length };
  const whole: Value =
    property.type === 'list' ? { kind: 'array', start: 0, end: text.length, closed: true, items: [single] } : single;
  return readValue(text, property, whole).refusals.length === 0;
}
