"""What every measurement needs: clocks, memory, tables, and a file that keeps the figures."""
