"""Says in sentences what is wrong with this installation."""
