"""The door code: four digits each, told at the door, that make a meeting of two one of both."""
