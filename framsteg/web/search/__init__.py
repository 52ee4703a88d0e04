"""Search over everything public: pages, programmes, areas, sub-projects, decisions and events."""
