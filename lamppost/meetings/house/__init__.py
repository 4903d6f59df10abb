"""A second house: two boards that guard each other's armed plans, should one of them fall silent.

Each plays both parts. Of its own plans a board says what the other needs to stand in for it
(contents, noting, talking), and takes up what the other has done meanwhile (returning). For the
other it keeps what it is given (hearing), and climbs when nobody answers there (climbing).
"""
