/** The parser class inside `@iarna/toml`, as far as the safe subclass needs it; the package declares no types for it. */
declare module '@iarna/toml/lib/toml-parser.js' {
  class TomlParser {
    parse(text: string): void;
    finish(): unknown;
    recordAssignKeyword(key: string): unknown;
    parseTableMore(key: string): unknown;
    parseListMore(key: string): unknown;
  }
  export = TomlParser;
}
