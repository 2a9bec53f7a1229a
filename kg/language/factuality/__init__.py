"""Whether it is so: one system for what a text puts forward as a fact.

=====================================  =====================================================================
`facts.facts`, `facts.factuality`      the verdict on an event, relation or measure: polarity, certainty, status, voice
`embedding.judge`                      the one judge: what stands beside a word, and what each word above it entails
`views.FactualityView`, `combine`      a verdict as a value, and a verdict within another
`unreal`                               novels, games, scenarios, forged pictures, hearsay: left open
`effects.effect_of`                    what a modifier makes of an event, a tie or an office: ended, not yet, so-called
`effects.taken_back`                   whether a tie is stated at all: "former ally", "without ties", "seen as an ally"
`effects.left_open`                    whether a verb ends or leaves open the tie that its object names
`effects.intention`                    whether an act is intended or refused
`effects.holds_now`                    whether what a copula tells is so now
=====================================  =====================================================================

Words stand in the dictionary: ``entails`` holds signatures (`implicatives`), ``modality`` what a word makes of the
predicate it stands beside (`modality`), the classes ``ended`` and ``lesser`` and some of ``word_classes.tsv`` the rest.
Control, coordination, quotation and what is taken for granted (`granted`) are rules over the parse.
"""
