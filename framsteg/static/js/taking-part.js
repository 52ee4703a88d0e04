/* Framsteg: works for the form's pass while one writes, and keeps what is written on the phone until it has been sent.
   Without this file the form works as it is; fewer such forms are taken from one network (docs/adr/0047). */
(function () {
  "use strict";
  var BITS = 14, AT_A_TIME = 64, LONGEST_WAIT = 4000, PREFIX = "framsteg-view-";

  function read(key) {
    try { return localStorage.getItem(PREFIX + key); } catch (error) { return null; }
  }
  function keep(key, text) {
    try { localStorage.setItem(PREFIX + key, text); } catch (error) { /* Only this page has it, then. */ }
  }
  function forget(key) {
    try { localStorage.removeItem(PREFIX + key); } catch (error) { /* Nothing was kept. */ }
  }

  var receipt = document.querySelector("[data-sent]");
  if (receipt) forget(receipt.dataset.sent);

  var form = document.getElementById("taking-part");
  if (!form) return;
  var ticket = form.elements.ticket, work = form.elements.work, text = form.elements.text;
  var told = document.getElementById("told");

  /* A number that together with the pass hashes to some zero bits: participation/form_passes.py. */
  function found(hash) {
    return new DataView(hash).getUint32(0) >>> (32 - BITS) === 0;
  }
  function search(from) {
    var bytes = new TextEncoder(), tries = [], each;
    for (each = from; each < from + AT_A_TIME; each += 1) {
      tries.push(crypto.subtle.digest("SHA-256", bytes.encode(ticket.value + "~" + each)));
    }
    return Promise.all(tries).then(function (hashes) {
      for (var at = 0; at < hashes.length; at += 1) {
        if (found(hashes[at])) { work.value = String(from + at); return null; }
      }
      return search(from + AT_A_TIME);
    });
  }
  var working = window.crypto && crypto.subtle && ticket && !work.value ? search(0) : Promise.resolve();

  function later(wait) { return new Promise(function (done) { setTimeout(done, wait); }); }

  var isSent = false;
  form.addEventListener("submit", function (event) {
    if (text) keep(form.dataset.keptAs, text.value);
    if (navigator.onLine === false && told) {
      event.preventDefault();
      told.textContent = form.dataset.offline;
      told.classList.add("is-waiting");
      return;
    }
    if (isSent) { event.preventDefault(); return; }
    if (work.value) { isSent = true; return; }
    event.preventDefault();
    isSent = true;
    Promise.race([working, later(LONGEST_WAIT)]).catch(function () { /* Sent without, then. */ }).then(function () {
      HTMLFormElement.prototype.submit.call(form);
    });
  });
  window.addEventListener("pageshow", function () { isSent = false; });
  window.addEventListener("online", function () { if (told) told.textContent = ""; });

  if (text) {
    text.addEventListener("input", function () { keep(form.dataset.keptAs, text.value); });
    var before = read(form.dataset.keptAs);
    if (before && !text.value) { text.value = before; told.textContent = form.dataset.restored; }
  }
  var first = document.getElementById("errors") || document.getElementById("personal");
  if (first) first.focus();
})();
