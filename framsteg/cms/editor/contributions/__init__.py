"""Views in the editor: the moderator's queue, each view with what can be done with it, paper notes and sheets."""
