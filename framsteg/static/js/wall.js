/* Framsteg: fetches the wall's notes anew, until it is paused. The server answers "not changed" when they are not. */
(function () {
  "use strict";
  var OFTEN = 1500, AFTER_TROUBLE = 5000;
  var wall = document.getElementById("wall"), told = document.getElementById("wall-told");
  var button = document.getElementById("wall-pause"), shown = "", isPaused = false, timer = null;

  function soon(wait) {
    clearTimeout(timer);
    if (!isPaused) timer = setTimeout(update, wait);
  }
  function update() {
    fetch(wall.dataset.url, { cache: "no-cache", credentials: "omit" }).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    }).then(function (notes) {
      if (!isPaused && notes !== shown) { wall.innerHTML = notes; shown = notes; }
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
  soon(OFTEN);
})();
