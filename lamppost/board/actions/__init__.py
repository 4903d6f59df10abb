"""Everything that a person or the clock can do to an ad."""

from lamppost.board.actions.deciding import hold_ad, refuse_ad, release_ad, remove_ad
from lamppost.board.actions.drafting import (
    DraftGone,
    begin_again,
    begin_draft,
    discard_draft,
    forget_drafts,
    keep_draft,
    move_draft,
    pin_draft,
)
from lamppost.board.actions.editing import edit_ad, pin_ad
from lamppost.board.actions.favourites import add_favourite, remove_favourite
from lamppost.board.actions.keeping import (
    close_ad,
    expire_due,
    remind_due,
    renew_ad,
    reopen_ad,
)
from lamppost.board.actions.photos import (
    KeptPicture,
    add_photo,
    arrange_photos,
    attach_picture,
    keep_picture,
)
from lamppost.board.actions.posting import post_ad, put_up

__all__ = [
    "DraftGone",
    "KeptPicture",
    "add_favourite",
    "add_photo",
    "arrange_photos",
    "attach_picture",
    "begin_again",
    "begin_draft",
    "close_ad",
    "discard_draft",
    "edit_ad",
    "expire_due",
    "forget_drafts",
    "hold_ad",
    "keep_draft",
    "keep_picture",
    "move_draft",
    "pin_ad",
    "pin_draft",
    "post_ad",
    "put_up",
    "refuse_ad",
    "release_ad",
    "remind_due",
    "remove_ad",
    "remove_favourite",
    "renew_ad",
    "reopen_ad",
]
