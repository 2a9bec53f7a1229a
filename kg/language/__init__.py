"""What extractors know of English, in wings. No module here is a component; imports run from right to left only.

frames > reference, speech > offices > numbers, factuality > names > syntax > annotations

===============  =====================================================================================================
``syntax``       ways through a parse
``names``        what is a name, where it begins and ends, of what type it is
``numbers``      times, numbers, figures, and what they belong to
``offices``      who holds what, and how a text words it; kinship
``reference``    which mentions mean one entity
``speech``       who says what
``factuality``   whether it is so
``frames``       who does what to whom: relations and events
===============  =====================================================================================================
"""
