/** The shape of a parsed TOML document: spans, statements and values. Types only; `parse.ts` makes them. */

/** A half-open range of UTF-16 offsets into the document's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One segment of a dotted key; `name` is decoded, the span covers the quotes. */
export interface KeyPart extends Span {
  readonly name: string;
  readonly quoted: boolean;
}

export type ValueKind =
  | 'string'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'datetime'
  | 'array'
  | 'table'
  /** Text that is no TOML value, such as a bare word. */
  | 'invalid'
  /** Nothing after the `=`; the span is empty. */
  | 'missing';

export type Quote = '"' | "'" | '"""' | "'''";

/** A value as written: brackets and quotes belong to the span. */
export interface Value extends Span {
  readonly kind: ValueKind;
  /** False where the closing quote or bracket is missing. */
  readonly closed: boolean;
  /** Strings only. */
  readonly quote?: Quote;
  /** Arrays only. */
  readonly items?: readonly Value[];
  /** Arrays only: a comma follows the last item. */
  readonly trailingComma?: boolean;
  /** Inline tables only. */
  readonly entries?: readonly Entry[];
}

/**
 * `key = value`, also when half of it is still to be typed. The span ends with the value, before a comment; text that
 * does not belong after the value is part of it.
 */
export interface Entry extends Span {
  readonly type: 'entry';
  /** Empty where no key could be read. */
  readonly path: readonly KeyPart[];
  /** Offset of `=`, absent where it is still to be typed. */
  readonly equals?: number;
  readonly value: Value;
  /** True where plain TOML (not only Orion's dialect) has an error inside. */
  readonly broken: boolean;
}

/** `[table]` or `[[array of tables]]`. */
export interface Header extends Span {
  readonly type: 'header';
  readonly array: boolean;
  readonly path: readonly KeyPart[];
  readonly broken: boolean;
}

/** A line that starts neither a key, a header nor a comment. */
export interface Junk extends Span {
  readonly type: 'junk';
}

export type Statement = Entry | Header | Junk;

/** Who objects: every TOML parser, or Orion's alone (Tuweni 1.3.0, TOML 0.5.0). */
export type Objector = 'toml' | 'orion';

/** One replacement of text. */
export interface Repair {
  readonly span: Span;
  readonly newText: string;
}

/** Text on which Orion's parser stops. */
export interface SyntaxProblem extends Span {
  /** Stable name of the mistake, such as `unterminated` or `mixed-array`. */
  readonly kind: string;
  readonly objector: Objector;
  /** The fact and what to write instead; no trailing position. */
  readonly message: string;
  /**
   * Present where a single repair is possible: it removes this problem and adds none but such as this one hid. Several
   * problems of one string may share one repair.
   */
  readonly repair?: Repair;
}

/** A key or table that is defined again, or used as a table though it is none: Orion stops. */
export interface Redefinition extends Span {
  readonly kind: 'duplicate' | 'not-a-table';
  /** Dotted name, as a person would write it. */
  readonly name: string;
  readonly first: Span;
}

/** Text that Orion accepts but that does not mean to Orion, or to other TOML tools, what it says. */
export interface PortabilityNote extends Span {
  readonly message: string;
}

export interface TomlDocument {
  readonly text: string;
  /** In order of appearance. */
  readonly statements: readonly Statement[];
  /** From `#` to the end of the line, line break excluded. */
  readonly comments: readonly Span[];
  /** Sorted by start. Empty `problems` and `redefinitions` together mean that Orion's parser takes the document. */
  readonly problems: readonly SyntaxProblem[];
  readonly redefinitions: readonly Redefinition[];
  readonly notes: readonly PortabilityNote[];
}
