"""Answers that come by mail: read, judged, and put into their conversation."""
