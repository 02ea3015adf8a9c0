"""The full screen: a Textual app over a `game.play.session.Session`.

Words: a *screen* is one full page (title, play, settings …); a *sheet* is a widget that draws itself as lines of
`Content`; an *ink* is what a kind of text looks like; a *palette* is the inks of one theme.

Rules: text reaches a widget only through `game.tui.show.content`; every command comes from `game.play.commands`; a
screen is imported when it is first shown; saving is the session's business. Nothing is exported here, so that asking
`game.tui.environment` whether a screen can be shown doesn't import Textual.
"""
