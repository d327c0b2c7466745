/**
 * A defect of Orion's lexer: it keeps a stack of modes that some valid values leave unbalanced, so that the parser
 * stops at their end or on the next line. The stack is replayed over the values (Tuweni TomlLexer.g4, 1.3.0).
 */
import type { Scanner } from './scanner.ts';
import type { Entry, Statement, Value } from './tree.ts';

type Mode = 'key' | 'value' | 'inline table';

const MESSAGE =
  "Orion's parser cannot read this value: empty arrays inside arrays or inline tables, and dates directly before a bracket or comma, confuse it. Restructure the value, or put a blank before the bracket.";

/** Reports each entry whose value Orion's lexer cannot leave in the mode in which it must read the next line. */
export function reportLexerModes(scanner: Scanner, statements: readonly Statement[]): void {
  statements.forEach((statement, index) => {
    if (statement.type !== 'entry' || statement.broken || !canUnbalance(statement.value)) return;
    const culprit = findCulprit(scanner.text, statement, statements[index + 1]);
    if (culprit) scanner.report('array-lexer', culprit.start, culprit.end, MESSAGE, { objector: 'orion' });
  });
}

function canUnbalance(value: Value): boolean {
  return value.kind === 'array' || value.kind === 'table' || value.kind === 'datetime';
}

function findCulprit(text: string, entry: Entry, next: Statement | undefined): Value | undefined {
  const replay = new ModeReplay(text);
  replay.value(entry.value);
  if (replay.culprit) return replay.culprit;
  return next && swallowsNext(text, entry, next, replay.modesLeft) ? entry.value : undefined;
}

/** Each line break takes one mode off the stack; a quoted key is read in value mode too. */
function swallowsNext(text: string, entry: Entry, next: Statement, modesLeft: number): boolean {
  if (modesLeft <= 1) return false;
  const lineBreaks = text.slice(entry.value.end, next.start).split('\n').length - 1;
  if (lineBreaks >= modesLeft) return false;
  const isQuotedKey = text[next.start] === '"' || text[next.start] === "'";
  return !(modesLeft - lineBreaks === 1 && isQuotedKey);
}

/** Walks a value as the lexer does, up to the first part that it meets in the wrong mode. */
class ModeReplay {
  culprit: Value | undefined;
  readonly #text: string;
  readonly #modes: Mode[] = ['key', 'value'];
  /** The date mode reads the comma behind a date itself, so that the comma opens no value. */
  #dateTookComma = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Modes above the one for keys. */
  get modesLeft(): number {
    return this.#modes.length - 1;
  }

  get #mode(): Mode | undefined {
    return this.#modes.at(-1);
  }

  value(value: Value): void {
    this.#dateTookComma = false;
    if (this.#mode !== 'value') this.culprit = value;
    else if (value.kind === 'array') this.#array(value);
    else if (value.kind === 'table') this.#table(value);
    else if (value.kind === 'datetime') this.#date(value);
    else this.#modes.pop();
  }

  #date(value: Value): void {
    this.#modes.pop();
    const next = this.#text[value.end] ?? ' ';
    this.#dateTookComma = next === ',';
    if (!/[\s#,]/.test(next)) this.culprit = value;
  }

  #array(array: Value): void {
    this.#modes.push('value');
    const items = array.items ?? [];
    for (const [index, item] of items.entries()) {
      this.value(item);
      if (this.culprit) return;
      const hasComma = index < items.length - 1 || array.trailingComma === true;
      if (hasComma) this.#comma(item);
      if (this.culprit) return;
    }
    if (this.#mode !== 'value') this.culprit = array;
    this.#modes.pop();
    this.#dateTookComma = false;
  }

  #comma(item: Value): void {
    if (this.#dateTookComma) this.#dateTookComma = false;
    else if (this.#mode === 'value') this.#modes.push('value');
    else this.culprit = item;
  }

  #table(table: Value): void {
    this.#modes[this.#modes.length - 1] = 'inline table';
    for (const entry of table.entries ?? []) {
      this.#modes.push('value');
      this.value(entry.value);
      if (this.culprit) return;
      this.#dateTookComma = false;
      if (this.#mode !== 'inline table') {
        this.culprit = entry.value;
        return;
      }
    }
    this.#modes.pop();
    this.#dateTookComma = false;
  }
}
