"""The clock that runs for every armed plan: who looks at it, and what follows."""
