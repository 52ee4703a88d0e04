"""Questions and answers that all can read: written by those who moderate, published after a look."""
