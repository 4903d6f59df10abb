"""Web push: telling a browser that agreed to it, through the push service of its maker."""
