// The rules of analyzer/rewriter/answers.py and given.py, which decide what stands in the Word file.
const ENDS = new Set("a an per of for in on at to from with by and or in the each every is over within so".split(" "));

// What stands in the sentence for an answer; "" for one that is refused. The server reads by the same patterns.
export function taken(answer, shape, dropped = "", counted = false) {
  const text = answer.replace(/[\s\u0000-\u001f\u007f]+/g, " ").replace(/^[ .,;:()[\]]+|[ .,;:()[\]]+$/g, "");
  const match = new RegExp(`^(${shape})(?:${dropped})*$`, "i").exec(text);
  if (!match || text.length > 80) return "";
  return counted ? asWritten(match[1].trim()) : match[1].trim();
}

const GUESSED = /^(?:(?:i think|i guess|i believe|maybe|perhaps|probably|prob\.?|like|unos|unas|como|m[aá]s o menos)\s+)+/i;
const ISH = /\s*-?ish(?![a-z])|\s+(?:or so|more or less|give or take|m[aá]s o menos)$/gi;
const BOUND =
  /^(?:about|around|approx|roughly|nearly|almost|over|under|more than|less than|fewer than|at least|up to|between|only|just|an average of|[~><≈≥≤])/i;

// "30ish" and "maybe 30" are "about 30", "10 plus" is "10+", "Thirty" is small
function asWritten(number) {
  const sure = number.replace(GUESSED, "").replace(ISH, "");
  const guessed = sure !== number && !BOUND.test(sure);
  const plain = sure.replace(/(\d)\s+plus$/i, "$1+");
  return guessed ? `about ${plain}` : plain.charAt(0).toLowerCase() + plain.slice(1);
}

const IRREGULAR = { people: "person", children: "child", pts: "pt" };

function singular(word) {
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word];
  if (word !== word.toLowerCase()) return word.replace(/([A-Z])s$/, "$1");
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(ches|shes|xes|sses|zes)$/.test(word) ? -2 : -1);
}

const NOUN = /\p{L}+(?:(?: & |[ /-])\p{L}+){0,3}/u;
const JOINED = new Set(["and", "or", " & "]);

// "1 new patients" -> "1 new patient", "1 hearing and vision screenings" -> "1 hearing and vision screening"
function oneOf(words) {
  const tokens = words.split(/( & |[ /-])/);
  const ends = [...tokens.keys()].filter((i) => ENDS.has(tokens[i].toLowerCase()) || tokens[i] === " & ");
  for (const end of [...ends, tokens.length]) {
    for (let i = end - 1; i >= 0; i -= 1) {
      const plain = singular(tokens[i]);
      if (plain !== tokens[i]) {
        tokens[i] = plain;
        return tokens.join("");
      }
    }
    if (end < tokens.length && !JOINED.has(tokens[end].toLowerCase())) break;
  }
  return tokens.join("");
}

// "sick visits" + " visits" -> "sick visits"
function withoutRepeat(answer, piece) {
  const own = answer.toLowerCase().split(" ");
  const next = piece.toLowerCase().trim().split(/\s+/);
  const bare = (words) => words.map((word) => word.replace(/^[(),.]+|[(),.]+$/g, "")).join(" ");
  for (let n = Math.min(own.length - 1, next.length); n > 0; n -= 1) {
    if (bare(own.slice(-n)) === bare(next.slice(0, n))) {
      const said = piece.match(new RegExp(`^(?:\\s*\\S+){${n}}`))[0];
      return (said.endsWith(")") ? ")" : "") + piece.slice(said.length);
    }
  }
  return piece;
}

export function joined(text, piece, before) {
  let next = piece.text;
  if (before && before.typed) {
    const own = before.text;
    if (/^(?:about |around |only |just )?(?:1|one)$/i.test(own) && /^\s/.test(next)) next = next.replace(NOUN, oneOf);
    next = withoutRepeat(own, next);
    if (/[%$]$/.test(own) && next.startsWith(own.at(-1))) next = next.slice(1);
    else if (/\p{L}$/u.test(own) && next.startsWith("%")) next = ` percent${next.slice(1)}`;
  } else if (before && before.text === " ") {
    // The noun that a number was put in front of: "1 EKGs a week".
    if (/(?:^|[^\w–-])(?:1|one) $/i.test(text)) next = next.replace(NOUN, oneOf);
  }
  if (piece.typed && text.endsWith("$")) next = next.replace(/^\$/, "");
  if (piece.typed && /\babout \$?$/.test(text)) next = next.replace(/^(?:about|around|approximately)\s+/i, "");
  return text + next;
}
