"""Plans of meetings: written, armed, checked in to; and the pages of whoever goes."""
