"""What extractors know of language, shared or kept apart from them for its size. No module here is a component.

==================  ==========================================================================================
for all             ``annotations`` (shapes on a Doc), ``clauses`` (ways through a parse), ``lexicon`` (word lists)
names               ``gazetteer``, ``user_gazetteer``, ``names``, ``model_names``, ``missed_names``, ``nominals``,
                    ``metonymy``, ``toponyms``
reference           ``referents``, ``naming``, ``person_names``, ``aliases``, ``descriptions``, ``sites``,
                    ``pronouns``, ``antecedents``, ``salience``
people              ``roles``, ``offices``, ``wordings``, ``branches``, ``kinship``
time and number     ``calendar``, ``timing``, ``numbers``
relations           ``predications``, ``juxtaposed``, ``containment``, ``combatants``, ``retraction``
events              ``eventlexicon``, ``eventcandidates``, ``eventframes``, ``eventconditions``, ``participants``,
                    ``casualties``
who says so         ``layout``, ``quotes``, ``cues``, ``reporting``, ``reporting_verbs``,
                    ``reported_passives``, ``utterances``
whether it is so    ``modality``, ``implicatives``, ``presupposition``, ``scope``
==================  ==========================================================================================
"""
