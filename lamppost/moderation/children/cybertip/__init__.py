"""A report to the CyberTipline of the National Center for Missing & Exploited Children.

Built and checked without a network, sent by a client of its own: see docs/hosting/child-safety.md.
"""
