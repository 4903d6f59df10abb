"""What is told to whom: the person waited for, and those who are told if they do not come."""
