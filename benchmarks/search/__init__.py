"""How long searching takes inside the process, kind by kind."""
