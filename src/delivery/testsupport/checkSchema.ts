// The part of JSON Schema 2020-12 that `public/ticket.schema.json` uses. A keyword it does not know is an error: what
// nobody checks must not look as if it was checked.

export type Schema = Readonly<Record<string, unknown>>;

const ANNOTATIONS = ['$schema', '$defs', 'title', 'description'];

/** What is wrong with a value, one sentence each; none when it follows the schema. */
export function checkSchema(root: Schema, value: unknown): string[] {
  return check(root, value, '$');

  function check(schema: Schema, checked: unknown, path: string): string[] {
    return Object.entries(schema).flatMap(([keyword, wanted]) =>
      ANNOTATIONS.includes(keyword) ? [] : checkKeyword(keyword, wanted as never, checked, path, schema),
    );
  }

  function checkKeyword(keyword: string, wanted: never, checked: unknown, path: string, schema: Schema): string[] {
    const say = (isRight: boolean) => (isRight ? [] : [`${path}: expected ${keyword} ${JSON.stringify(wanted)}`]);
    const fields = isRecord(checked) ? checked : {};
    switch (keyword) {
      case '$ref':
        return check(at(root['$defs'], String(wanted).replace('#/$defs/', '')), checked, path);
      case 'anyOf':
        return say((wanted as Schema[]).some((option) => check(option, checked, path).length === 0));
      case 'const':
        return say(checked === wanted);
      case 'enum':
        return say((wanted as unknown[]).includes(checked));
      case 'type':
        return say(isOfType(checked, wanted));
      case 'pattern':
        return say(typeof checked !== 'string' || new RegExp(wanted, 'u').test(checked));
      case 'minLength':
        return say(typeof checked !== 'string' || checked.length >= wanted);
      case 'minimum':
        return say(typeof checked !== 'number' || checked >= wanted);
      case 'maximum':
        return say(typeof checked !== 'number' || checked <= wanted);
      case 'maxItems':
        return say(!Array.isArray(checked) || checked.length <= wanted);
      case 'required':
        return say((wanted as string[]).every((name) => Object.hasOwn(fields, name)));
      case 'items':
        return Array.isArray(checked) ? checked.flatMap((entry, i) => check(wanted, entry, `${path}[${i}]`)) : [];
      case 'properties':
        return Object.keys(wanted)
          .filter((name) => Object.hasOwn(fields, name))
          .flatMap((name) => check(at(wanted, name), fields[name], `${path}.${name}`));
      case 'additionalProperties': {
        const known = Object.keys((schema['properties'] ?? {}) as Schema);
        const others = Object.keys(fields).filter((name) => !known.includes(name));
        if (wanted === false) return others.map((name) => `${path}: the unknown field ${name}`);
        return others.flatMap((name) => check(wanted, fields[name], `${path}.${name}`));
      }
      default:
        throw new Error(`${path}: the schema has the keyword ${keyword}, which nobody checks`);
    }
  }
}

function at(schemas: unknown, name: string): Schema {
  const schema = isRecord(schemas) ? schemas[name] : undefined;
  if (!isRecord(schema)) throw new Error(`the schema has no ${name}`);
  return schema;
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
