/** A scheme that says the opposite of what the switch does. */

import type { Config } from '../model/config.ts';
import type { DialledUrl } from '../model/dialled-urls.ts';
import { replacePiece, setProperty, spanOfPiece } from './edits.ts';
import type { Edit, Fix, Rule } from './rule.ts';

export const schemeWithoutEffect: Rule = {
  code: 'scheme-without-effect',
  severity: 'information',
  stage: 'meaning',
  summary: 'A URL says http or https, but `tls` alone decides, and says the opposite.',
  explanation:
    'Orion uses host and port of a URL and ignores its scheme. With `tls = "strict"` every connection uses TLS, `http://` or not. With `tls` off every connection is plain HTTP, and `https://` promises a protection that is not there: that case is a warning.',
  source: 'NodeHttpClientBuilder, NetworkDiscovery, DistributePayloadManager',
  example: {
    bad: 'tls = "off"\nothernodes = ["«https»://node2.example:8080"]\n',
    good: 'tls = "off"\nothernodes = ["http://node2.example:8080"]\n',
  },
  *check({ config }) {
    const governing = config.string('tls');
    if (config.template || !governing) return;
    const strict = governing.value.toLowerCase() === 'strict';
    const related = governing.setting ? [{ at: governing.setting.value, message: 'This decides' }] : [];
    // Each of these edits all URLs, of which there may be thousands: one for each property.
    const switchOn: Partial<Record<DialledUrl['key'], readonly Fix[]>> = {};
    const strictFixes = (key: DialledUrl['key']) => {
      const fixes = switchOn[key] ?? strictFix(config, key);
      switchOn[key] = fixes;
      return fixes;
    };
    for (const dialled of config.dialledUrls()) {
      const { text, url, host } = dialled;
      if (host === undefined || url.scheme !== (strict ? 'http' : 'https')) continue;
      const state = governing.setting ? 'is "off"' : 'is not set, which means "off"';
      yield {
        at: spanOfPiece(config.text, text, url.schemeStart, url.schemeStart + url.scheme.length),
        severity: strict ? 'information' : 'warning',
        message: strict
          ? 'The scheme has no effect: with tls = "strict" this connection uses TLS. Write https, so that readers are not misled.'
          : `The scheme has no effect: tls ${state}, so this connection is plain HTTP and anyone on the way can read it. Set tls = "strict", or write http.`,
        related,
        fixes: () =>
          strict
            ? [{ ...schemeFix(config, dialled, 'https'), preferred: true }]
            : [...strictFixes(dialled.key), schemeFix(config, dialled, 'http')],
      };
    }
  },
};

function schemeFix({ text }: Config, dialled: DialledUrl, scheme: string): Fix {
  return { title: `Write ${scheme}`, edits: [schemeEdit(text, dialled, scheme)] };
}

function schemeEdit(document: string, { text, url }: DialledUrl, scheme: string): Edit {
  return replacePiece(document, text, url.schemeStart, url.schemeStart + url.scheme.length, scheme);
}

/** Switches TLS on; URLs that say http would be wrong from then on, so they change too. */
function strictFix(config: Config, key: DialledUrl['key']): readonly Fix[] {
  const entry = config.settings.get(key)?.entry;
  if (!entry) return [];
  const plain = config.dialledUrls().filter(({ host, url }) => host !== undefined && url.scheme === 'http');
  const edits = [
    setProperty(config, 'tls', 'strict', entry),
    ...plain.map((dialled) => schemeEdit(config.text, dialled, 'https')),
  ];
  const also = plain.length > 0 ? ', and write https everywhere' : '';
  return [{ title: `Switch TLS on: tls = "strict"${also}`, edits }];
}
