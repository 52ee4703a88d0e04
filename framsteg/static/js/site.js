/* Framsteg: what makes the pages a little handier. Everything works without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  var systemDark = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;
  }

  function setUpToggle(button) {
    var words = button.querySelector("span");
    function tell() { words.textContent = isDark() ? button.dataset.toLight : button.dataset.toDark; }
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* Lasts until the page is left. */ }
      tell();
    });
    systemDark.addEventListener("change", tell);
    tell();
    button.hidden = false;
  }

  function setUpPhoneMenu(menu) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }

  document.querySelectorAll(".theme-toggle").forEach(setUpToggle);
  document.querySelectorAll(".phone-menu").forEach(setUpPhoneMenu);
})();
