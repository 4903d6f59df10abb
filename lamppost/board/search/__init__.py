"""Finding ads: `Query` says what is wanted, `search` answers, one engine a database behind them."""

from lamppost.board.search.areas import map_cells
from lamppost.board.search.finding import index_state, search
from lamppost.board.search.query import Near, Order, Query, Window
from lamppost.board.search.results import Count, Results
from lamppost.board.search.suggesting import suggest_words

__all__ = [
    "Count",
    "Near",
    "Order",
    "Query",
    "Results",
    "Window",
    "index_state",
    "map_cells",
    "search",
    "suggest_words",
]
