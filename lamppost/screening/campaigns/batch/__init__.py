"""Campaigns of more ads than one process takes: the engine in pieces, over Dask.

1. Each piece of the file goes through an engine of its own (`pieces`).
2. Templates of two pieces that hold one key are looked at again: each asks the engine which of the
   earlier ones it would have joined (`linking`). What is linked makes a block.
3. The ads of a block that spans pieces go through one more engine, in their order (`blocks`). So a
   chain of links makes a block larger and never a template wrong: who belongs together is
   decided by the engine, against templates, as everywhere.

What a piece is depends on the ads alone: the result is the same however many work on it.
"""

from lamppost.screening.campaigns.batch.running import try_ads_in_batches

__all__ = ["try_ads_in_batches"]
