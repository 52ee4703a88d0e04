/* Framsteg: "My work" without a net. Asks the browser to keep the list and its forms for whoever is signed in, and
   says so when the net is away. Where the browser cannot, everything is as it is without this file. */
(function () {
  "use strict";
  var AGAIN = 15000, SOON = 2000, PATIENCE = 60000, root = document.documentElement, told = document.getElementById("offline");
  if (!told) return;
  var keptAt = root.dataset.kept, asked = 0, leaving = false;

  function show() {
    var away = Boolean(keptAt) || navigator.onLine === false;
    told.hidden = !away;
    if (keptAt) {
      var at = told.querySelector("[data-kept-at]");
      at.hidden = false;
      at.querySelector("time").textContent = new Date(keptAt).toLocaleString(root.lang);
      at.querySelector("time").dateTime = keptAt;
    }
  }

  /* Whether nobody is in the middle of something here. The form has its say: see report.js. */
  function mayGiveWay(since) {
    var at = document.activeElement;
    if (leaving || (at && at.matches("input, textarea, select"))) return false;
    return document.dispatchEvent(new CustomEvent("giveway", { cancelable: true, detail: since }));
  }

  /* A page from the phone is old: the real one is asked for, whole. It is shown when it has come, if that disturbs nobody;
     else a link to it is. */
  function renew() {
    show();
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller, come = told.querySelector("[data-come]");
    if (!keptAt || !worker || Date.now() - asked < PATIENCE) return;
    if (!come.hidden && !mayGiveWay(Date.now())) return;
    asked = Date.now();
    worker.postMessage({ renew: location.pathname, shown: true });
  }

  function renewed(come) {
    var since = asked;
    asked = 0;
    if (!come || !keptAt) return;
    if (mayGiveWay(since)) { location.reload(); return; }
    navigator.serviceWorker.controller.postMessage({ stay: location.pathname });
    told.querySelector("[data-come]").hidden = false;
    told.querySelector("[data-away]").hidden = true;
  }

  /* On the list one cannot send without a net; in the form one can, and it waits. */
  document.querySelectorAll("form[data-waits-in-form]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (told.hidden) return;
      event.preventDefault();
      location.href = form.action;
    });
  });

  /* What was written without a net and never sent waits where it was written; the list says where. */
  document.querySelectorAll("a[data-form]").forEach(function (link) {
    var asked = link.href.match(/(\d+)\/$/), kept = null;
    try { kept = asked && localStorage.getItem("framsteg-report-" + told.dataset.reporter + "-" + asked[1]); } catch (error) { return; }
    if (!kept) return;
    var words = document.createElement("p");
    words.className = "small";
    words.textContent = told.dataset.unsent;
    link.parentNode.after(words);
  });

  function keep(registration) {
    var worker = registration.active;
    if (!worker || keptAt) return;
    var forms = [].map.call(document.querySelectorAll("a[data-form]"), function (link) { return link.href; });
    var parts = performance.getEntriesByType("resource").map(function (each) { return each.name; })
      .filter(function (url) { return url.indexOf(location.origin + "/") === 0 && url !== registration.active.scriptURL; });
    if (!told.dataset.list) return;
    var here = function (path) { return new URL(path, location.href).href; };
    var pages = [here(told.dataset.list)].concat(forms);
    parts.push(here(told.dataset.formScript));
    worker.postMessage({ keep: { reporter: told.dataset.reporter, pages: pages, parts: parts } });
  }

  function hear(event) {
    if ("renewed" in event.data) renewed(event.data.renewed);
    var kept = document.getElementById("kept");
    if (kept && "kept" in event.data) kept.hidden = !event.data.kept;
  }

  show();
  document.addEventListener("submit", function (event) { leaving = leaving || !event.defaultPrevented; });
  window.addEventListener("online", function () { renew(); setTimeout(renew, SOON); });  // the net is often said to be back too early
  window.addEventListener("offline", show);
  setInterval(function () { if (keptAt) renew(); }, AGAIN);
  if (told.dataset.worker && "serviceWorker" in navigator && window.caches) {
    navigator.serviceWorker.addEventListener("message", hear);
    navigator.serviceWorker.register(told.dataset.worker)
      .then(function () { return navigator.serviceWorker.ready; }).then(keep)
      .catch(function () { /* Private windows and old browsers say no: the form keeps its text as before. */ });
  }
})();
