"""What may not wait: an outbox of its own, sent by threads of the watcher within seconds."""
