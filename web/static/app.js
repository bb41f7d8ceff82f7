// Shows each new sentence while its blanks are filled in. Everything here also works without it, by loading again.
"use strict";

const section = document.querySelector("#rewrites");
const words = section ? section.dataset : {};
const spoken = document.querySelector("#spoken");

// From here to `compose`: the rules of analyzer/rewriter/answers.py, which decides what stands in the Word file.
const ENDS = new Set("a an per of for in on at to from with by and or in the each every is over within so".split(" "));

function cleaned(answer) {
  let text = answer.replace(/[\s\u0000-\u001f\u007f]+/g, " ").replace(/^[ .,;:()[\]]+|[ .,;:()[\]]+$/g, "");
  if (text.length > 80) text = text.slice(0, 81).replace(/ [^ ]*$/, "");
  return text.slice(0, 80).replace(/^[ .,;:]+|[ .,;:]+$/g, "");
}

function singular(word) {
  if (word !== word.toLowerCase()) return word.replace(/([A-Z])s$/, "$1");
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.slice(0, /(ches|shes|xes|sses|zes)$/.test(word) ? -2 : -1);
}

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

function joined(text, piece, before) {
  let next = piece.text;
  if (before && before.typed) {
    if (/^(?:about |around |only |just )?(?:1|one)$/i.test(before.text) && /^\s/.test(next)) {
      next = next.replace(/\p{L}+(?:[ -]\p{L}+){0,3}/u, oneOf);
    }
    next = withoutRepeat(before.text, next);
    if (/[%$]$/.test(before.text) && next.startsWith(before.text.at(-1))) next = next.slice(1);
  }
  if (piece.typed && text.endsWith("$")) next = next.replace(/^\$/, "");
  if (piece.typed && /\babout \$?$/.test(text)) next = next.replace(/^(?:about|around|approximately)\s+/i, "");
  return text + next;
}

// One piece of the sentence: its words, and whether the person typed them, confirmed them or still has to.
function read(piece) {
  if (piece.dataset.confirm) {
    const yes = document.getElementById(piece.dataset.confirm).checked;
    const text = piece.lastChild.textContent;
    return { text: yes ? text : `[${text}?]`, typed: yes, open: !yes };
  }
  const field = piece.querySelector("input");
  if (!field) return { text: piece.textContent };
  const answer = cleaned(field.value);
  const blank = words.blank.replace("{number}", piece.firstChild.textContent);
  return { text: answer || blank, typed: Boolean(answer), open: !answer };
}

function compose(panel) {
  const pieces = [...panel.querySelector(".blanks").children].map(read);
  const whole = pieces.reduce((text, piece, index) => joined(text, piece, pieces[index - 1]), "");
  const text = whole.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
  return { text, done: !pieces.some((p) => p.open), begun: pieces.some((p) => p.typed) };
}

function update(panel) {
  const { text, done, begun } = compose(panel);
  const state = panel.querySelector("[data-state]");
  panel.querySelector("[data-made]").textContent = text;
  state.textContent = done ? words.done : words.open;
  state.classList.toggle("done", done);
  panel.classList.toggle("begun", begun || done);
  panel.querySelector(".new button").hidden = !done;
  for (const field of panel.querySelectorAll("[data-most]")) {
    if (field.value === field.defaultValue) continue;
    const number = cleaned(field.value).replace(/,/g, "");
    const sure = document.getElementById(`${field.id}-sure`);
    sure.textContent = words.sure;
    sure.hidden = !(/^\d+$/.test(number) && Number(number) > Number(field.dataset.most));
  }
}

// The same question may stand in several versions of a sentence ("answer.KEY#VERSION"): an answer is given once.
function share(field) {
  const card = field.closest("[data-card]");
  const key = field.name.slice(0, field.name.lastIndexOf("#") + 1);
  for (const other of card.querySelectorAll("[name]")) {
    if (other !== field && other.name.startsWith(key)) {
      if (other.type === "checkbox") other.checked = field.checked;
      else other.value = field.value;
    }
  }
  card.querySelectorAll("[data-option]").forEach(update);
}

function count() {
  const cards = [...document.querySelectorAll("[data-card]")];
  const done = cards.filter((card) => {
    const panel = card.querySelector(".option > input:checked").parentElement.querySelector(".panel");
    return !panel.querySelector("[data-state]") || compose(panel).done;
  });
  document.querySelector("#progress").textContent = words.progress.replace("{done}", done.length).replace("{all}", cards.length);
}

let pause = 0;
function say(text) {
  clearTimeout(pause);
  pause = setTimeout(() => { spoken.textContent = text; }, 900);
}

async function copy(button) {
  const made = button.closest("[data-option]").querySelector("[data-made]");
  try {
    await navigator.clipboard.writeText(made.textContent);
    spoken.textContent = words.copied;
    button.textContent = words.copied;
  } catch {
    getSelection().selectAllChildren(made);
    spoken.textContent = words.copyFailed;
    button.textContent = words.copyFailed;
  }
}

function addCopy(place, rewrite) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "small", textContent: words.copy });
  button.setAttribute("aria-label", `${words.copy}: ${rewrite.trim()}`);
  button.addEventListener("click", () => copy(button));
  button.addEventListener("blur", () => { button.textContent = words.copy; });
  place.append(button);
}

function watchRewrites() {
  section.classList.add("live");
  for (const card of section.querySelectorAll("[data-card]")) {
    card.querySelectorAll(".new").forEach((place) => addCopy(place, card.querySelector("h3").firstChild.textContent));
    card.querySelectorAll(".option > input:checked ~ .panel [name]").forEach(share);
    card.querySelectorAll("[data-option]").forEach(update);
  }
  count();
  section.addEventListener("input", (event) => {
    const panel = event.target.closest("[data-option]");
    if (panel) {
      share(event.target);
      say(panel.querySelector("[data-made]").textContent);
    }
    count();
  });
  section.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".blanks input")) {
      event.preventDefault();
      clearTimeout(pause);
      spoken.textContent = event.target.closest("[data-option]").querySelector("[data-made]").textContent;
    }
  });
}

// A file that is too large is named before it is sent.
function watchSizes(form) {
  form.querySelectorAll('input[type="file"]').forEach((field) => field.addEventListener("change", () => {
    const file = field.files[0];
    field.setCustomValidity(file && file.size > Number(form.dataset.maxBytes) ? form.dataset.tooLarge : "");
    field.reportValidity();
  }));
}

if (section && spoken) watchRewrites();
document.querySelectorAll("form[data-max-bytes]").forEach(watchSizes);
