"""Finding ads: `Query` says what is wanted, `search` answers, one engine behind them."""

from lamppost.board.search.engine import search
from lamppost.board.search.query import Near, Order, Query
from lamppost.board.search.results import Results

__all__ = ["Near", "Order", "Query", "Results", "search"]
