"""Who may use the editor: by hand, or by the groups of an identity provider."""
