// The rules of analyzer/rewriter/answers.py, which decides what stands in the Word file.
const ENDS = new Set("a an per of for in on at to from with by and or in the each every is over within so".split(" "));

// What says that somebody cannot answer: the question stays open.
const NO_ANSWER = /^(?:n ?\/ ?a|unknown|not sure|unsure|(?:i )?(?:don['’]?t|do not) know|idk|tbd|no idea|\?+|-+)$/i;
// A period typed along with a number ("25 a day", "25/day").
const PERIOD = /(?:\s+(?:an?|per|each|every)\s+|\s*\/\s*)(day|week|month|year|shift)$/i;

export function cleaned(answer) {
  let text = answer.replace(/[\s\u0000-\u001f\u007f]+/g, " ").replace(/^[ .,;:()[\]]+|[ .,;:()[\]]+$/g, "");
  if (NO_ANSWER.test(text)) return "";
  if (text.length > 80) text = text.slice(0, 81).replace(/ [^ ]*$/, "");
  return text.slice(0, 80).replace(/^[ .,;:]+|[ .,;:]+$/g, "");
}

function singular(word) {
  if (word !== word.toLowerCase()) return word.replace(/([A-Z])s$/, "$1");
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(ches|shes|xes|sses|zes)$/.test(word) ? -2 : -1);
}

const NOUN = /\p{L}+(?:[ -]\p{L}+){0,3}/u;

// "1 new patients" -> "1 new patient"
function oneOf(words) {
  const tokens = words.split(/([ -])/);
  const end = tokens.findIndex((token) => ENDS.has(token.toLowerCase()));
  for (let i = (end < 0 ? tokens.length : end) - 1; i >= 0; i -= 1) {
    const plain = singular(tokens[i]);
    if (plain !== tokens[i]) {
      tokens[i] = plain;
      break;
    }
  }
  return tokens.join("");
}

// "25 patients a day" + " patients a day" -> "25 patients a day"
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

// `rest` are the two pieces behind `piece`.
export function joined(text, piece, before, rest = []) {
  let next = piece.text;
  if (before && before.typed) {
    let own = before.text;
    const period = own.match(PERIOD);
    const ahead = [piece, ...rest].map((p) => p.text).join("");
    if (period && new RegExp(` (?:an?|per) ${period[1]}\\b`, "i").test(ahead)) {
      own = own.slice(0, period.index);
      text = text.slice(0, text.length - period[0].length);
    }
    if (/^(?:about |around |only |just )?(?:1|one)$/i.test(own) && /^\s/.test(next)) next = next.replace(NOUN, oneOf);
    next = withoutRepeat(own, next);
    if (/[%$]$/.test(own) && next.startsWith(own.at(-1))) next = next.slice(1);
    else if (/\p{L}$/u.test(own) && next.startsWith("%")) next = (/percent$/i.test(own) ? "" : " percent") + next.slice(1);
  } else if (before && before.text === " ") {
    // The noun that a number was put in front of: "1 EKGs a week", "20 patients patients a day".
    if (/(?:^|[^\w–-])(?:1|one) $/i.test(text)) next = next.replace(NOUN, oneOf);
    next = withoutRepeat(text.trim().split(/\s+/).slice(-4).join(" "), next).trimStart();
  }
  if (piece.typed && text.endsWith("$")) next = next.replace(/^\$/, "");
  if (piece.typed && /\babout \$?$/.test(text)) next = next.replace(/^(?:about|around|approximately)\s+/i, "");
  return text + next;
}
