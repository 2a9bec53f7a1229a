"""Who did what to whom, and what stands in which relation to what: frames over the dictionary of ``kg/lexica``.

==================  ===================================================================================
`candidates`        words of the dictionary in prose that names somebody
`event_slots`       verbs, and nouns that name events, read for their participants (`reading.Reading`)
`relation_slots`    words that tell of a relation, read for theirs
`conditions`        do the conditions and flags of a sense hold of a reading?
`engine`            frames: senses that hold of a word, with who fills their slots
`pairing`           who takes part with whom: "respectively"
`participants`      mentions as frames look them up
`agency`            who acts or is acted upon where a token stands
`deeds_meant`       is "it" an actor or an act?
`events`            events that frames make
`relations`         relations that frames make
`adjacent_names`    relations that names tell by standing side by side
`combatants`        who can fight whom in arms
`casualties`        how many came to harm in an event
`one_sided`         events of which only one side, or neither, is named
`retellings`        which frames of a sentence tell of one event
==================  ===================================================================================

To teach a word, add a row to ``verbs.tsv``, ``nouns.tsv`` or ``adjectives.tsv``; ``legend.tsv`` explains the cells.
"""
