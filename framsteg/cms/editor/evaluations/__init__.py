"""Evaluations in the editor: the question, its plan, filing, computing and publishing."""
