"""Boards to measure on: made from a seed or from a file of real ads, built once and kept."""
