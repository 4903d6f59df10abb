"""What those who review wait for."""
