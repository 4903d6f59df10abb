// Takes whoever sent a form with mistakes to the list of them, by eye and by screen reader.
document.querySelector("#problems")?.focus();
