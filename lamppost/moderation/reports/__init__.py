"""What people tell those who look after the board: reports, their cases, and what came of them."""
