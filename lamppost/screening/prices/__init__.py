"""What others ask: robust statistics of prices by category and place, kept up as ads come."""
