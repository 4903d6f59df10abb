// Wakes when the push service brings a message, shows it, and opens what it leads to.
// It keeps no page and no picture: the board is always asked anew.
self.addEventListener("push", (event) => {
  if (!event.data) return;
  const { title, body, link, tag } = event.data.json();
  // Of one tag a browser shows one: a copy that came a second time takes the first one's place.
  const shown = { body, tag: tag || link, data: { link } };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const link = new URL(event.notification.data.link, self.location.origin);
  // What comes by push is sealed for this browser by the board; nothing else is opened even so.
  if (link.origin !== self.location.origin) return;
  event.waitUntil(self.clients.openWindow(link.href));
});
