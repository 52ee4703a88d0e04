/* Framsteg: ways in that need a script are shown only where they work, and say so when they did not. */
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var way = document.getElementById("with-passkey");
    if (way && window.PublicKeyCredential) way.hidden = false;
  });
  document.addEventListener("allauth.error", function (event) {
    var told = document.getElementById("login-told");
    if (!told) return;
    event.preventDefault();
    told.hidden = false;
  });
})();
