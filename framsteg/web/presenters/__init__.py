"""What pages show: plain frozen values made from the answers of queries, in the language of the page."""
