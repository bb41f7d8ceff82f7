// The cards: each sentence while its blanks are filled in, undo, copy. All of it also works without, by loading again.
import { joined, taken } from "./sentences.js";

const section = document.querySelector("#rewrites");
const words = section ? section.dataset : {};
const shapes = JSON.parse(words.shapes || "{}");
const spoken = document.querySelector("#spoken");

// One piece of the sentence: its words, and whether the person typed them, confirmed them or still has to.
function read(piece) {
  if (piece.dataset.confirm) {
    const yes = document.getElementById(piece.dataset.confirm).checked;
    const text = piece.lastChild.textContent;
    return { text: yes ? text : `[${text}?]`, typed: yes, open: !yes };
  }
  const field = piece.querySelector("input");
  if (!field) return { text: piece.textContent };
  const { shape, dropped } = field.dataset;
  const answer = taken(field.value, shapes[shape], dropped, shape !== "words" && shape !== "date");
  const blank = words.blank.replace("{number}", piece.firstChild.textContent);
  return { text: answer || blank, typed: Boolean(answer), tried: field.value.trim() !== "", open: !answer };
}

function compose(panel) {
  const pieces = [...panel.querySelector(".blanks").children].map(read);
  const whole = pieces.reduce(
    (text, piece, i) => joined(text, piece, pieces[i - 1]),
    "",
  );
  const text = whole.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
  return { text, done: !pieces.some((p) => p.open), begun: pieces.some((p) => p.typed || p.tried) };
}

function update(panel) {
  const { text, done, begun } = compose(panel);
  const state = panel.querySelector("[data-state]");
  panel.querySelector("[data-made]").textContent = text;
  state.textContent = done ? words.done : words.open;
  state.classList.toggle("done", done);
  panel.classList.toggle("begun", begun || done);
  panel.querySelector(".new button").hidden = !done;
}

// What the server asks about an answer ("That is a high number"), by the field's id.
export function showDoubts(doubts) {
  section.querySelectorAll(".sure").forEach((sure) => { sure.hidden = !(sure.id.replace(/-sure$/, "") in doubts); });
  for (const [id, text] of Object.entries(doubts)) {
    let sure = document.getElementById(`${id}-sure`);
    if (!sure) {
      sure = Object.assign(document.createElement("p"), { id: `${id}-sure`, className: "sure" });
      document.getElementById(`${id}-hint`).after(sure);
      document.getElementById(id).setAttribute("aria-describedby", `${id}-hint ${id}-sure`);
    }
    sure.textContent = text;
  }
}

// The page holds this part only of the versions that are open without a script.
function addNew(place) {
  if (place.firstElementChild) return;
  const made = Object.assign(document.createElement("p"), { className: "made" });
  const state = Object.assign(document.createElement("p"), { className: "state" });
  made.dataset.made = "";
  state.dataset.state = "";
  place.append(Object.assign(document.createElement("h4"), { textContent: words.new }), made, state);
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
}

export function updateCard(card) {
  card.querySelectorAll("[data-option]").forEach(update);
}

const chosen = (card) => card.querySelector(".option > input:checked");

// What a card holds, by name: a text, or whether it is ticked. `fields` gives each its place again.
export const fields = (card) => [...card.querySelectorAll("[name]")];
const snapshot = (card) => fields(card).map((field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value));

function putBack(card, values) {
  fields(card).forEach((field, index) => {
    if (typeof values[index] === "boolean") field.checked = values[index];
    else field.value = values[index];
  });
  updateCard(card);
}

// Every step of a card can be taken back; typing in one field is one step.
function rememberSteps(card) {
  const past = [];
  let now = snapshot(card);
  let last = null;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "small undo", textContent: words.undo, hidden: true });
  button.setAttribute("aria-label", `${words.undo}: ${card.querySelector("h3").firstChild.textContent.trim()}`);
  card.querySelector("h3").after(button);
  card.addEventListener("input", (event) => {
    if (event.target !== last || event.target.type === "radio") past.push(now);
    last = event.target;
    now = snapshot(card);
    button.hidden = false;
  });
  button.addEventListener("click", () => {
    now = past.pop();
    last = null;
    putBack(card, now);
    button.hidden = past.length === 0;
    spoken.textContent = words.undone;
    if (button.hidden) chosen(card).focus();
    section.dispatchEvent(new CustomEvent("answered"));
  });
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

// Who writes an own sentence starts from the one that was just finished.
function startOwn(card, before) {
  const area = card.querySelector("textarea");
  if (area.value !== area.defaultValue || !before || !before.querySelector("[data-state]")) return;
  const { text, done } = compose(before);
  if (done) area.value = text.replace(/\n/g, ". ");
}

export function watchRewrites() {
  section.classList.add("live");
  for (const card of section.querySelectorAll("[data-card]")) {
    card.querySelectorAll(".new").forEach(addNew);
    card.querySelectorAll(".new").forEach((place) => addCopy(place, card.querySelector("h3").firstChild.textContent));
    card.querySelectorAll(".option > input:checked ~ .panel [name*='#']").forEach(share);
    updateCard(card);
    let before = chosen(card).parentElement.querySelector(".panel");
    card.addEventListener("change", (event) => {
      if (event.target.type !== "radio") return;
      if (event.target.value === "own") startOwn(card, before);
      before = event.target.parentElement.querySelector(".panel");
    });
    rememberSteps(card);
  }
  section.addEventListener("input", (event) => {
    const panel = event.target.closest("[data-option]");
    if (panel && event.target.name.includes("#")) {
      share(event.target);
      updateCard(panel.closest("[data-card]"));
      say(panel.querySelector("[data-made]").textContent);
    }
    section.dispatchEvent(new CustomEvent("answered"));
  });
  section.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".blanks input")) {
      event.preventDefault();
      clearTimeout(pause);
      spoken.textContent = event.target.closest("[data-option]").querySelector("[data-made]").textContent;
    }
  });
}

export { section, spoken, words };
