// What it takes to be told in this browser: its leave, a worker that wakes, and an address of it.
export const canPush = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

// The browser's subscription, or null where its settings do not allow one.
export const subscribe = async ({ worker, key }) => {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const registered = await navigator.serviceWorker.register(worker);
  await navigator.serviceWorker.ready;
  return registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
};
