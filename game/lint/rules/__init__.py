"""One file a rule; a file's name is the rule's, with hyphens for underscores. What a rule must have is in `registry`.

A manual has five parts: what the rule finds, in one sentence; why that is bad; an example that triggers it; what is
said of it; and what to write instead. The examples are the rule's tests. They leave out the head of an episode and
a scene `out`, an ending, and `---` divides the files of a pack.
"""
