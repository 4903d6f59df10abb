// Shows what needs a passkey only where the browser has passkeys, and says so when one fails.
(function () {
  const find = (name) => document.querySelectorAll(`[data-behaviour="${name}"]`)

  document.addEventListener('DOMContentLoaded', function () {
    if (window.PublicKeyCredential) find('passkey').forEach((part) => { part.hidden = false })
  })

  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    find('passkey-trouble').forEach((line) => { line.hidden = false })
  })
})()
