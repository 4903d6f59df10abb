"""What is missed, and what is told twice, while the processes of a board are killed."""
