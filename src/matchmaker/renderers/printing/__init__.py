"""What is printed: PDFs made with Typst from the same prepared views as the pages.

``pieces`` lists what there is; a module per piece turns a view into plain data (``data``), which a template of
``templates/`` sets; ``press`` is the engine, ``fonts`` and ``glyphs`` see to it that every character has its shape.
"""
