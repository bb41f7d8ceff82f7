// Shows each new sentence while its blanks are filled in. Everything here also works without it, by loading again.
"use strict";

const section = document.querySelector("#rewrites");
const words = section ? section.dataset : {};
const spoken = document.querySelector("#spoken");

// The rules of analyzer/rewriter/answers.py: one line, no marks at its ends, at most 80 characters.
function cleaned(answer) {
  return answer.replace(/\s+/g, " ").replace(/^[ .,;:]+|[ .,;:]+$/g, "").slice(0, 80).trim();
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
  return { text: answer || words.blank.replace("{number}", piece.firstChild.textContent), typed: Boolean(answer), open: !answer };
}

function compose(panel) {
  const pieces = [...panel.querySelector(".blanks").children].map(read);
  let text = "";
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const single = before && before.typed && ["1", "one", "about 1"].includes(before.text);
    text += single ? piece.text.replace(/^(\s*\p{L}*?(?!s)\p{L})s(?![\p{L}\p{N}])/iu, "$1") : piece.text;
  });
  return { text: text.replace(/\s+/g, " ").trim().replace(/%\s*%/g, "%"), done: !pieces.some((p) => p.open), begun: pieces.some((p) => p.typed) };
}

function update(panel) {
  const { text, done, begun } = compose(panel);
  const state = panel.querySelector("[data-state]");
  panel.querySelector("[data-made]").textContent = text;
  state.textContent = done ? words.done : words.open;
  state.classList.toggle("done", done);
  panel.classList.toggle("begun", begun || done);
  panel.querySelector("[data-copy]").hidden = !done;
  for (const field of panel.querySelectorAll("[data-most]")) {
    const number = cleaned(field.value).replace(/,/g, "");
    document.getElementById(`${field.id}-sure`).hidden = !(/^\d+$/.test(number) && Number(number) > Number(field.dataset.most));
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
    button.firstChild.textContent = words.copied;
  } catch {
    getSelection().selectAllChildren(made);
    spoken.textContent = words.copyFailed;
    button.firstChild.textContent = words.copyFailed;
  }
}

function watchRewrites() {
  section.classList.add("live");
  for (const card of section.querySelectorAll("[data-card]")) {
    card.querySelectorAll(".option > input:checked ~ .panel [name]").forEach(share);
    card.querySelectorAll("[data-option]").forEach(update);
  }
  count();
  section.querySelectorAll("[data-copy]").forEach((button) => {
    const label = button.firstChild.textContent;
    button.addEventListener("click", () => copy(button));
    button.addEventListener("blur", () => { button.firstChild.textContent = label; });
  });
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
