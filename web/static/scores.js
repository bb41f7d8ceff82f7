// Scores and pictures follow the answers: one small request after each pause in typing. Late answers are dropped.
import { showCharts, showNeeds } from "./pictures.js";
import { section, showDoubts } from "./rewrites.js";

const PAUSE = 150;
const form = document.querySelector("#answers");
const figure = (number) => String(Math.round(number * 10) / 10);

// The server knows the resume by its key for some minutes; after that it is sent once more.
function body(whole) {
  const data = new FormData(form);
  if (!whole) [...data.keys()].filter((name) => name.startsWith("kept_")).forEach((name) => data.delete(name));
  data.delete("posting_text");
  document.querySelectorAll("[data-chart]").forEach(({ dataset }) => data.set(`chart.${dataset.chart}`, dataset.mark));
  return data;
}

async function ask(signal) {
  let answer = null;
  for (const whole of [false, true]) {
    answer = await fetch(form.dataset.answers, { method: "POST", body: body(whole), signal });
    if (answer.status !== 410) break;
  }
  return answer.ok ? answer.json() : null;
}

function showScore(channel, score) {
  channel.querySelector("[data-points]").textContent = score.points;
  const was = channel.querySelector("[data-was]");
  was.textContent = form.dataset.was.replace("{before}", score.before);
  was.hidden = score.points === score.before;
  const parts = score.parts.filter((part) => part.of);
  channel.querySelectorAll(".bar .full").forEach((bar, index) => {
    const room = bar.previousElementSibling.getAttribute("width");
    bar.setAttribute("width", (room * parts[index].points) / parts[index].of);
  });
  channel.querySelectorAll("[data-part]").forEach((place, index) => {
    const { points, of } = score.parts[index];
    place.textContent = form.dataset.points.replace("{points}", figure(points)).replace("{of}", figure(of));
  });
}

function show(now) {
  for (const [name, score] of Object.entries(now.scores)) showScore(document.querySelector(`[data-score="${name}"]`), score);
  document.querySelector("#progress").textContent = now.line;
  showDoubts(now.doubts);
  showCharts(now.charts);
  showNeeds(now.needs);
  for (const [id, card] of Object.entries(now.cards)) {
    document.querySelector(`#${id} [data-solved]`).hidden = !card.solved;
    document.getElementById(id).classList.toggle("is-done", card.done);
  }
}

export function watchScores() {
  let timer = 0;
  let running = null;
  section.addEventListener("answered", () => {
    clearTimeout(timer);
    if (running) running.abort();
    timer = setTimeout(async () => {
      running = new AbortController();
      try {
        const now = await ask(running.signal);
        if (now) show(now);
      } catch (error) {
        // The server is gone or a newer request is on its way: the sentences still work.
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
      }
    }, PAUSE);
  });
}
