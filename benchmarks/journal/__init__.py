"""How long it takes to verify a long journal. `python -m benchmarks.journal --help`"""
