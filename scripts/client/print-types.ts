import ts from 'typescript';

/**
 * Prints types in full, so that the text needs no other declaration: what the server names is written out, and only a
 * type that contains itself gets a name.
 */
export function createTypePrinter(checker: ts.TypeChecker) {
  const names = new Map<ts.Type, string>();
  const declarations = new Map<string, string>();
  const open = new Set<ts.Type>();

  function print(type: ts.Type): string {
    const known = names.get(type);
    if (known) return known;
    if (open.has(type)) return nameOf(type);
    if (!(type.flags & ts.TypeFlags.Object || type.isUnionOrIntersection())) return printPlain(type);
    open.add(type);
    const text = printStructure(type);
    open.delete(type);
    const name = names.get(type);
    if (!name) return text;
    declarations.set(name, text);
    return name;
  }

  function nameOf(type: ts.Type): string {
    const wanted = type.aliasSymbol?.name ?? `Nested${names.size + 1}`;
    const name = [...names.values()].includes(wanted) ? `${wanted}${names.size + 1}` : wanted;
    names.set(type, name);
    return name;
  }

  const printPlain = (type: ts.Type): string => checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);

  function printStructure(type: ts.Type): string {
    if (type.isUnion()) return printUnion(type);
    if (type.isIntersection()) return printObject(type);
    if (checker.isTupleType(type))
      return `[${checker
        .getTypeArguments(type as ts.TypeReference)
        .map(print)
        .join(', ')}]`;
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      return item ? `Array<${print(item)}>` : 'unknown[]';
    }
    return printObject(type);
  }

  /** `true | false` is how the checker keeps a boolean. */
  function printUnion(type: ts.UnionType): string {
    const isBoolean = (part: ts.Type) => Boolean(part.flags & ts.TypeFlags.BooleanLiteral);
    const parts = type.types.filter((part) => !isBoolean(part)).map(print);
    const booleans = type.types.filter(isBoolean);
    if (booleans.length === 2) parts.push('boolean');
    else parts.push(...booleans.map(printPlain));
    return parts.join(' | ');
  }

  function printObject(type: ts.Type): string {
    const properties = checker.getPropertiesOfType(type).map((property) => {
      const optional = property.flags & ts.SymbolFlags.Optional;
      const value = checker.getTypeOfSymbol(property);
      const text = print(
        optional ? (checker.getNonNullableType(value) === value ? value : withoutUndefined(value)) : value,
      );
      const key = /^[A-Za-z_$][\w$]*$/.test(property.name) ? property.name : JSON.stringify(property.name);
      return `${key}${optional ? '?' : ''}: ${text};`;
    });
    const index = checker
      .getIndexInfosOfType(type)
      .map((info) => `[key: ${print(info.keyType)}]: ${print(info.type)};`);
    const body = [...properties, ...index].join(' ');
    return body ? `{ ${body} }` : '{}';
  }

  /** `exactOptionalPropertyTypes` is off: an optional property's own `undefined` says nothing. */
  const withoutUndefined = (type: ts.Type): ts.Type => {
    if (!type.isUnion()) return type;
    const kept = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    if (kept.length === type.types.length) return type;
    return kept.length === 1 && kept[0]
      ? kept[0]
      : Object.assign(Object.create(Object.getPrototypeOf(type)), type, { types: kept });
  };

  return {
    print,
    /** The declarations that printed texts refer to. */
    named: () => [...declarations].map(([name, text]) => `export type ${name} = ${text};`),
  };
}
