/** Which keys and tables are defined twice, by the rules of Orion's parser (Tuweni 1.3.0, MutableTomlTable). */
import { pathSpan } from './inline-entries.ts';
import type { Entry, Header, KeyPart, Redefinition, Span, Statement, Value } from './tree.ts';

interface Table {
  readonly members: Map<string, Member>;
  /** True where no header has named the table yet: one may still do so. */
  implicit: boolean;
}

interface TableArray {
  readonly tables: Table[];
}

interface Member {
  readonly holds: Table | TableArray | 'value';
  /** Where it was first defined. */
  readonly first: Span;
}

/** Finds every key that is defined again and every name that is used as a table though it is none. */
export function findRedefinitions(statements: readonly Statement[]): readonly Redefinition[] {
  const definitions = new Definitions();
  for (const statement of statements) {
    if (statement.type === 'entry') definitions.addStatement(statement);
    else if (statement.type === 'header') definitions.open(statement);
  }
  return definitions.redefinitions;
}

function emptyTable(implicit: boolean): Table {
  return { members: new Map(), implicit };
}

class Definitions {
  readonly redefinitions: Redefinition[] = [];
  readonly #root = emptyTable(false);
  /** All `{}` are one and the same table to Orion's parser, which may still be opened and grow. */
  readonly #sharedEmpty = emptyTable(true);
  #current = this.#root;

  /** Defines an entry in the table of the last header; one without `=` is still being typed and defines nothing. */
  addStatement(entry: Entry): void {
    if (!entry.broken || entry.equals !== undefined) this.#add(this.#current, entry);
  }

  /** Makes a header's table the current one; after a broken header nobody knows which table is meant. */
  open(header: Header): void {
    const last = header.path.at(-1);
    if (header.broken || last === undefined) {
      this.#current = emptyTable(false);
      return;
    }
    const parent = this.#descend(this.#root, header.path, true);
    if (parent === undefined) return;
    const table = header.array ? this.#appendTable(parent, last, header) : this.#openTable(parent, last, header);
    if (table) this.#current = table;
  }

  #add(table: Table, entry: Entry): void {
    const last = entry.path.at(-1);
    if (last === undefined) return;
    const owner = this.#descend(table, entry.path, false);
    if (owner === undefined) return;
    const existing = owner.members.get(last.name);
    if (existing) {
      this.#report('duplicate', entry.path, existing);
      return;
    }
    owner.members.set(last.name, { holds: this.#contents(entry.value), first: pathSpan(entry.path, entry.start) });
  }

  /** Walks to the table that holds the last part of a path, making the tables on the way. */
  #descend(from: Table, path: readonly KeyPart[], throughArrays: boolean): Table | undefined {
    let table = from;
    for (const [index, part] of path.entries()) {
      if (index === path.length - 1) break;
      const member = table.members.get(part.name) ?? this.#addImplicit(table, part, path);
      const next = asTable(member, throughArrays);
      if (next === undefined) {
        this.#report('not-a-table', path.slice(0, index + 1), member);
        return undefined;
      }
      table = next;
    }
    return table;
  }

  #addImplicit(table: Table, part: KeyPart, path: readonly KeyPart[]): Member {
    const member: Member = { holds: emptyTable(true), first: pathSpan(path, part.start) };
    table.members.set(part.name, member);
    return member;
  }

  #contents(value: Value): Member['holds'] {
    for (const item of value.items ?? []) this.#contents(item);
    if (value.kind !== 'table') return 'value';
    if (value.entries?.length === 0) return this.#sharedEmpty;
    const table = emptyTable(false);
    for (const entry of value.entries ?? []) this.#add(table, entry);
    return table;
  }

  #appendTable(parent: Table, last: KeyPart, header: Header): Table | undefined {
    const table = emptyTable(false);
    const existing = parent.members.get(last.name);
    if (existing === undefined) {
      parent.members.set(last.name, { holds: { tables: [table] }, first: pathSpan(header.path, header.start) });
      return table;
    }
    if (isTableArray(existing.holds)) {
      existing.holds.tables.push(table);
      return table;
    }
    this.#report('duplicate', header.path, existing);
    return undefined;
  }

  #openTable(parent: Table, last: KeyPart, header: Header): Table | undefined {
    const first = pathSpan(header.path, header.start);
    const existing = parent.members.get(last.name);
    if (existing === undefined) {
      const table = emptyTable(false);
      parent.members.set(last.name, { holds: table, first });
      return table;
    }
    if (!isTable(existing.holds) || !existing.holds.implicit) {
      this.#report('duplicate', header.path, existing);
      return undefined;
    }
    const table = existing.holds;
    table.implicit = false;
    // Orion's parser stores the table in itself instead of in its parent, which defines the name inside it.
    table.members.set(last.name, { holds: table, first });
    return table;
  }

  #report(kind: Redefinition['kind'], path: readonly KeyPart[], member: Member): void {
    this.redefinitions.push({ ...pathSpan(path, 0), kind, name: path.map(writtenName).join('.'), first: member.first });
  }
}

function isTable(holds: Member['holds']): holds is Table {
  return holds !== 'value' && 'members' in holds;
}

function isTableArray(holds: Member['holds']): holds is TableArray {
  return holds !== 'value' && 'tables' in holds;
}

function asTable(member: Member, throughArrays: boolean): Table | undefined {
  if (isTable(member.holds)) return member.holds;
  return throughArrays && isTableArray(member.holds) ? member.holds.tables.at(-1) : undefined;
}

function writtenName(part: KeyPart): string {
  return /^[A-Za-z0-9_-]+$/.test(part.name) ? part.name : JSON.stringify(part.name);
}
