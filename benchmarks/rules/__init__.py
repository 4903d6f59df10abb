"""What a host's rules cost: python -m benchmarks.rules"""
