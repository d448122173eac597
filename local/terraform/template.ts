/**
 * Terraform's template syntax inside a string of a `.tf.json` file, as far as a synthesized stack uses it:
 * `${reference}`, and `$${` and `%%{` which stand for the characters themselves.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */

/** One piece of a string: text to keep, or what stands between `${` and `}`. */
export type Piece = { readonly text: string } | { readonly expression: string };

/** Splits a string into text and expressions. A directive (`%{if …}`) comes back as an expression, which nothing resolves. */
export function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let at = 0;
  while (at < template.length) {
    const three = template.slice(at, at + 3);
    const two = three.slice(0, 2);
    if (three === "$${" || three === "%%{") {
      text += three.slice(1);
      at += 3;
    } else if (two === "${" || two === "%{") {
      const end = endOfExpression(template, at + 2);
      if (text) pieces.push({ text });
      text = "";
      pieces.push({ expression: two === "%{" ? template.slice(at, end + 1) : template.slice(at + 2, end).trim() });
      at = end + 1;
    } else {
      text += template[at];
      at += 1;
    }
  }
  if (text) pieces.push({ text });
  return pieces;
}

/** Where the `}` stands that closes the expression; braces and quoted text inside it are passed over. */
function endOfExpression(template: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < template.length; at++) {
    const character = template[at];
    if (quoted && character === "\\") at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === "{") depth += 1;
    else if (!quoted && character === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return template.length;
}
