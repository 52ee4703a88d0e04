/* Framsteg: fetches the wall's notes anew and shows them in turn, until it is paused. */
(function () {
  "use strict";
  var OFTEN = 1500, AFTER_TROUBLE = 5000, IN_TURN = 8000;
  var wall = document.getElementById("wall"), told = document.getElementById("wall-told");
  var button = document.getElementById("wall-pause"), shown = "", isPaused = false, timer = null, turn = 0;

  /* As many notes of a theme as the back row can read, the newest first; the others in turn. */
  function lay() {
    wall.querySelectorAll("[data-at-once]").forEach(function (list) {
      var notes = list.children, most = Number(list.dataset.atOnce), turns = Math.ceil(notes.length / most);
      Array.prototype.forEach.call(notes, function (note, at) {
        note.hidden = Math.floor(at / most) !== turn % turns;
      });
    });
  }

  function soon(wait) {
    clearTimeout(timer);
    if (!isPaused) timer = setTimeout(update, wait);
  }
  function update() {
    fetch(wall.dataset.url, { cache: "no-cache", credentials: "omit" }).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    }).then(function (notes) {
      if (!isPaused && notes !== shown) { wall.innerHTML = notes; shown = notes; turn = 0; lay(); }
      if (!isPaused) told.textContent = "";
      soon(OFTEN);
    }).catch(function () {
      if (!isPaused) told.textContent = told.dataset.lost;
      soon(AFTER_TROUBLE);
    });
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    isPaused = !isPaused;
    button.textContent = isPaused ? button.dataset.goOn : button.dataset.pause;
    told.textContent = isPaused ? told.dataset.paused : "";
    if (isPaused) clearTimeout(timer); else update();
  });
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) clearTimeout(timer); else if (!isPaused) update();
  });
  setInterval(function () {
    if (isPaused || document.hidden) return;
    turn += 1;
    lay();
  }, IN_TURN);
  lay();
  soon(OFTEN);
})();
