// The one script: it adds speed, never ability.

// The time zone of the browser, for the form that makes the first account.
for (const field of document.querySelectorAll("[data-zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
